package io.plumbline.reporting.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.platform.messaging.Failures;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.schedule.BackgroundWork;
import io.plumbline.proto.reporting.v1.Report.Format;
import io.plumbline.reporting.projection.AssessmentReader;
import io.plumbline.reporting.projection.AssessmentReader.Target;
import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.projection.Sight;
import io.plumbline.reporting.score.Words;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Makes reports in the background, one at a time per process: at once when one was asked for here,
 * else by sweeping for those that another process left behind.
 */
@ApplicationScoped
public class ReportMaker {

  private static final Logger LOG = Logger.getLogger(ReportMaker.class);
  private static final int ATTEMPTS = 3;

  private final ReportSweeper sweeper;
  private final JobTable jobs;
  private final TenantPool database;
  private final HtmlReport html;
  private final JsonReport json;
  private final MeterRegistry meters;
  private final BackgroundWork background;
  private final AtomicInteger wakes = new AtomicInteger();

  @Inject
  public ReportMaker(
      ReportSweeper sweeper,
      JobTable jobs,
      TenantPool database,
      HtmlReport html,
      JsonReport json,
      MeterRegistry meters,
      BackgroundWork background) {
    this.sweeper = sweeper;
    this.jobs = jobs;
    this.database = database;
    this.html = html;
    this.json = json;
    this.meters = meters;
    this.background = background;
  }

  /** Looks for work; returns at once. */
  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void wake() {
    if (wakes.getAndIncrement() == 0) {
      work();
    }
  }

  /** Works until nothing is left; a wake that comes meanwhile makes it look once more. */
  private void work() {
    int seen = wakes.get();
    background
        .run(this::drain)
        .subscribe()
        .with(
            nothing -> again(seen),
            failure -> {
              LOG.warnf("reports wait: %s", Failures.reason(failure));
              again(seen);
            });
  }

  private void again(int seen) {
    if (!wakes.compareAndSet(seen, 0)) {
      work();
    }
  }

  private Uni<Void> drain() {
    return sweeper
        .claim()
        .chain(
            job ->
                job.isEmpty() ? Uni.createFrom().voidItem() : make(job.get()).chain(this::drain));
  }

  private Uni<Void> make(Job job) {
    Timer.Sample sample = Timer.start(meters);
    return attempt(job)
        .invoke(() -> stop(sample, job, "succeeded"))
        .onFailure()
        .recoverWithUni(
            failure -> {
              stop(sample, job, "failed");
              LOG.errorf(failure, "report %s could not be made", job.name());
              return jobs.fail(job, "The report could not be made. Ask for it again.");
            });
  }

  private Uni<Void> attempt(Job job) {
    if (job.attempt() > ATTEMPTS) {
      return jobs.fail(
          job, "The report was started %d times and never finished.".formatted(ATTEMPTS));
    }
    Sight everything = Sight.everything(job.tenant());
    Target target = new Target(job.workload(), job.assessment());
    return database
        .in(job.tenant(), connection -> AssessmentReader.read(connection, everything, target))
        .chain(
            found ->
                found.isEmpty()
                    ? jobs.fail(job, "The assessment is not there any more.")
                    : make(job, found.get()));
  }

  private Uni<Void> make(Job job, AssessmentView view) {
    return jobs.progress(job, 40)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(nothing -> new Document(render(job, view)))
        .call(document -> jobs.progress(job, 80))
        .chain(document -> jobs.succeed(job, document, view.version()));
  }

  private byte[] render(Job job, AssessmentView view) {
    return job.format() == Format.FORMAT_JSON ? json.render(job, view) : html.render(job, view);
  }

  private void stop(Timer.Sample sample, Job job, String outcome) {
    sample.stop(
        meters.timer(
            "plumbline.report.duration", "format", Words.of(job.format()), "outcome", outcome));
  }
}
