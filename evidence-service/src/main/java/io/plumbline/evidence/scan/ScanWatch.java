package io.plumbline.evidence.scan;

import io.plumbline.proto.evidence.v1.Scan;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Follows a scan until it has ended: whichever replica takes it in, its row tells. */
@ApplicationScoped
public class ScanWatch {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ScanService scans;

  @Inject
  public ScanWatch(ScanService scans) {
    this.scans = scans;
  }

  /** The scan as it is and as it changes; ends with its last state. */
  Multi<Scan> states(String tenant, String name) {
    Context context = Vertx.currentContext();
    Executor onContext = task -> context.runOnContext(nothing -> task.run());
    return Multi.createBy()
        .repeating()
        .uni(() -> scans.get(tenant, name))
        .withDelay(PAUSE)
        .whilst(scan -> scan.getState() == Scan.State.STATE_RUNNING)
        .emitOn(onContext)
        .skip()
        .repetitions();
  }
}
