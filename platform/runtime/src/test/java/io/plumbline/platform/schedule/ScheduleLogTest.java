package io.plumbline.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleLogTest {

  private final List<LogRecord> records = new ArrayList<>();
  private final Logger logger = Logger.getLogger(ScheduleLog.class.getName());
  private final ScheduleLog log = new ScheduleLog();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  @Test
  void shouldSayAnOutageOnceWithoutStackAndThatItIsOver() {
    // When
    for (int i = 0; i < 5; i++) {
      log.failed(failure(new ConnectException("refused")));
    }
    log.succeeded(new SuccessfulExecution(new Round()));
    log.succeeded(new SuccessfulExecution(new Round()));

    // Then
    assertThat(records)
        .extracting(LogRecord::getMessage)
        .containsExactly(
            "Beds#dig fails and is tried again: ConnectException: refused", "Beds#dig works again");
    assertThat(records).allMatch(entry -> entry.getThrown() == null);
  }

  @Test
  void shouldShowTheStackOfADefect() {
    log.failed(failure(new IllegalStateException("a defect")));
    assertThat(records).singleElement().matches(entry -> entry.getThrown() != null);
  }

  @Test
  void shouldSayNothingOfTasksThatTheEndCutsOff() {
    log.onStop(new ShutdownEvent());
    log.failed(failure(new IllegalStateException("pool closed")));
    assertThat(records).isEmpty();
  }

  private static FailedExecution failure(Throwable failure) {
    return new FailedExecution(new Round(), failure);
  }

  private static final class Round implements ScheduledExecution, Trigger {
    @Override
    public Trigger getTrigger() {
      return this;
    }

    @Override
    public Instant getFireTime() {
      return Instant.EPOCH;
    }

    @Override
    public Instant getScheduledFireTime() {
      return Instant.EPOCH;
    }

    @Override
    public String getId() {
      return "1";
    }

    @Override
    public Instant getNextFireTime() {
      return Instant.EPOCH;
    }

    @Override
    public Instant getPreviousFireTime() {
      return Instant.EPOCH;
    }

    @Override
    public boolean isOverdue() {
      return false;
    }

    @Override
    public String getMethodDescription() {
      return "Beds#dig";
    }
  }
}
