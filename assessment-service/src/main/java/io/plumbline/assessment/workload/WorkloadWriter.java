package io.plumbline.assessment.workload;

import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** What every write of a workload has in common: one transaction, once, told and on record. */
@ApplicationScoped
public class WorkloadWriter {

  /** The topic of workloads. */
  public static final String TOPIC = "plumbline.assessment.workload.v1";

  private static final String TYPE = "io.plumbline.assessment.workload.changed.v1";

  private final TenantTransaction transaction;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public WorkloadWriter(
      TenantTransaction transaction,
      Idempotency idempotency,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Runs the write of the current caller, or gives its answer for the same request id. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> once(
      Idempotency.Call call,
      Function<Mutiny.Session, Uni<io.plumbline.proto.assessment.v1.Workload>> write) {
    return transaction.in(
        Caller.current().tenant(),
        session ->
            idempotency.once(
                session,
                call,
                io.plumbline.proto.assessment.v1.Workload.parser(),
                () -> write.apply(session)));
  }

  /**
   * Tells the others of a workload that has changed, and records who did it.
   *
   * @param method the call that changed it
   * @param outcome what happened, one word
   * @return the workload as it is now
   */
  public Uni<io.plumbline.proto.assessment.v1.Workload> changed(
      Mutiny.Session session, Workload workload, String method, String outcome) {
    io.plumbline.proto.assessment.v1.Workload proto = WorkloadProtos.proto(workload);
    return session
        .flush()
        .chain(() -> outbox.write(session, event(workload)))
        .chain(() -> Heirs.itself(session, workload.key().tenant(), workload.key().id()))
        .chain(() -> audit.record(session, AuditEntry.of(method, workload.name(), outcome)))
        .replaceWith(proto);
  }

  /** What is told of a workload: all of it. */
  static OutboxEvent event(Workload workload) {
    return OutboxEvent.of(
        workload.key().tenant(),
        TOPIC,
        workload.name(),
        TYPE,
        workload.name(),
        workload.version(),
        workload.updatedAt(),
        WorkloadProtos.changed(workload));
  }

  /** The workload as it is, when nothing about it changes. */
  public static Uni<io.plumbline.proto.assessment.v1.Workload> unchanged(Workload workload) {
    return Uni.createFrom().item(WorkloadProtos.proto(workload));
  }

  /** The time of a change, as exact as the database keeps it. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
