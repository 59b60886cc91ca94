package io.plumbline.reporting.projection;

import com.google.protobuf.Timestamp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a new verdict takes to be readable: from the change's commit to ours. */
@ApplicationScoped
public class VerdictLag {

  /** Far above what the alert asks for; what is longer counts as this. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Clock clock;
  private final Timer timer;

  @Inject
  public VerdictLag(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.timer =
        Timer.builder("plumbline.verdict.lag")
            .description("From the commit of a change to its scorecard")
            .publishPercentileHistogram()
            .maximumExpectedValue(LONGEST)
            .register(meters);
  }

  /** Called when a change has been projected and committed. */
  void projected(Timestamp changeTime) {
    Instant changed = Instant.ofEpochSecond(changeTime.getSeconds(), changeTime.getNanos());
    Duration lag = Duration.between(changed, clock.instant());
    timer.record(lag.isNegative() ? Duration.ZERO : lag);
  }
}
