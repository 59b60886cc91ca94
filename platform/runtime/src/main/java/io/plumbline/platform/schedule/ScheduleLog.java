package io.plumbline.platform.schedule;

import io.plumbline.platform.messaging.Failures;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Says once when a scheduled task begins to fail and once when it works again, so that an outage of
 * the database does not fill the log every second. A failure that will not pass by itself comes
 * with its stack.
 */
@ApplicationScoped
public class ScheduleLog {

  private static final Logger LOG = Logger.getLogger(ScheduleLog.class);

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** A task that is caught by the end of the process fails; that is no news. */
  private volatile boolean stopping;

  void onStop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  void failed(@Observes FailedExecution event) {
    Throwable failure = event.getException();
    if (stopping || !failing.add(task(event.getExecution()))) {
      return;
    }
    String said = task(event.getExecution()) + " fails and is tried again: ";
    if (Failures.mayPass(failure)) {
      LOG.warn(said + Failures.reason(failure));
    } else {
      LOG.error(said + Failures.reason(failure), failure);
    }
  }

  void succeeded(@Observes SuccessfulExecution event) {
    if (failing.remove(task(event.getExecution()))) {
      LOG.info(task(event.getExecution()) + " works again");
    }
  }

  private static String task(ScheduledExecution execution) {
    return execution.getTrigger().getMethodDescription();
  }
}
