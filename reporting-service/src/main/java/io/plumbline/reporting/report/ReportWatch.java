package io.plumbline.reporting.report;

import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.reporting.projection.Sight;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Follows a report until it is finished: whichever replica makes it, its row tells. */
@ApplicationScoped
public class ReportWatch {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Reports reports;

  @Inject
  public ReportWatch(Reports reports) {
    this.reports = reports;
  }

  /** The report as it is and as it changes; ends with its last state. */
  Multi<Report> states(Sight sight, String name) {
    Context context = Vertx.currentContext();
    Executor onContext = task -> context.runOnContext(nothing -> task.run());
    return Multi.createBy()
        .repeating()
        .uni(() -> reports.get(sight, name))
        .withDelay(PAUSE)
        .whilst(report -> !ReportTable.isFinished(report))
        .emitOn(onContext)
        .skip()
        .repetitions();
  }
}
