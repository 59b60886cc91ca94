package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.UpdateMask;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates and changes workloads. */
@ApplicationScoped
public class WorkloadService {

  /** The topic of workloads. */
  public static final String TOPIC = "plumbline.assessment.workload.v1";

  private static final String TYPE = "io.plumbline.assessment.workload.changed.v1";
  private static final String CREATE = "plumbline.assessment.v1.WorkloadService/CreateWorkload";
  private static final String UPDATE = "plumbline.assessment.v1.WorkloadService/UpdateWorkload";

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public WorkloadService(
      TenantTransaction transaction,
      Workloads workloads,
      Idempotency idempotency,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.idempotency = idempotency;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Creates a workload. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> create(CreateWorkloadRequest request) {
    String tenant = Caller.current().tenant();
    WorkloadKey key = new WorkloadKey(tenant, request.getWorkloadId());
    WorkloadSpec spec = WorkloadProtos.spec(request.getWorkload()).checked();
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return once(
        new Idempotency.Call(CREATE, requestId, request),
        session ->
            session
                .find(Workload.class, key)
                .invoke(taken -> checkFree(taken == null, key))
                .chain(
                    () -> {
                      Workload workload = new Workload(key, spec, now());
                      return request.getValidateOnly()
                          ? Uni.createFrom().item(WorkloadProtos.proto(workload))
                          : session
                              .persist(workload)
                              .chain(() -> tell(session, workload, CREATE, "created"));
                    }));
  }

  private static void checkFree(boolean free, WorkloadKey key) {
    if (!free) {
      throw DomainException.alreadyExists(
          ErrorReason.ERROR_REASON_RESOURCE_EXISTS, "Workload", WorkloadName.of(key.id()));
    }
  }

  /** Changes a workload. Saying what is so already changes nothing. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> update(UpdateWorkloadRequest request) {
    Caller caller = Caller.current();
    WorkloadKey key = key(caller.tenant(), request.getWorkload().getName());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return once(
        new Idempotency.Call(UPDATE, requestId, request),
        session ->
            workloads
                .lock(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> missing(key)))
                .invoke(w -> Etags.check(request.getWorkload().getEtag(), w.version()))
                .chain(workload -> change(session, workload, request)));
  }

  private static WorkloadKey key(String tenant, String name) {
    try {
      return new WorkloadKey(tenant, WorkloadName.id(name));
    } catch (IllegalArgumentException e) {
      throw DomainException.invalid(
          ErrorReason.ERROR_REASON_FIELD_INVALID, "workload.name", "is not the name of a workload");
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> change(
      Mutiny.Session session, Workload workload, UpdateWorkloadRequest request) {
    WorkloadSpec spec =
        WorkloadProtos.spec(
                UpdateMask.merge(
                    WorkloadProtos.proto(workload), request.getWorkload(), request.getUpdateMask()))
            .checked();
    if (spec.equals(workload.spec())) {
      return Uni.createFrom().item(WorkloadProtos.proto(workload));
    }
    if (request.getValidateOnly()) {
      return Uni.createFrom().item(WorkloadProtos.proto(new Workload(workload.key(), spec, now())));
    }
    workload.change(spec, now());
    return tell(session, workload, UPDATE, "updated");
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> tell(
      Mutiny.Session session, Workload workload, String method, String outcome) {
    io.plumbline.proto.assessment.v1.Workload proto = WorkloadProtos.proto(workload);
    OutboxEvent event =
        OutboxEvent.of(
            workload.key().tenant(),
            TOPIC,
            workload.name(),
            TYPE,
            workload.name(),
            workload.version(),
            workload.updatedAt(),
            WorkloadChanged.newBuilder().setWorkload(proto).setVersion(workload.version()).build());
    return session
        .flush()
        .chain(() -> outbox.write(session, event))
        .chain(() -> audit.record(session, AuditEntry.of(method, workload.name(), outcome)))
        .replaceWith(proto);
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> once(
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

  /** The refusal of a workload that is not there, or hidden. */
  public static DomainException missing(WorkloadKey key) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", WorkloadName.of(key.id()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
