package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.UpdateMask;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates and changes workloads. */
@ApplicationScoped
public class WorkloadService {

  private static final String CREATE = "plumbline.assessment.v1.WorkloadService/CreateWorkload";
  private static final String UPDATE = "plumbline.assessment.v1.WorkloadService/UpdateWorkload";

  private final Workloads workloads;
  private final WorkloadWriter writer;

  @Inject
  public WorkloadService(Workloads workloads, WorkloadWriter writer) {
    this.workloads = workloads;
    this.writer = writer;
  }

  /** Creates a workload. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> create(CreateWorkloadRequest request) {
    String tenant = Caller.current().tenant();
    WorkloadKey key = new WorkloadKey(tenant, request.getWorkloadId());
    WorkloadSpec spec = WorkloadProtos.spec(request.getWorkload()).checked();
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writer.once(
        new Idempotency.Call(CREATE, requestId, request),
        session ->
            session
                .find(Workload.class, key)
                .invoke(taken -> checkFree(taken == null, key))
                .chain(
                    () -> {
                      Workload workload = new Workload(key, spec, writer.now());
                      return request.getValidateOnly()
                          ? Uni.createFrom().item(WorkloadProtos.proto(workload))
                          : session
                              .persist(workload)
                              .chain(() -> writer.changed(session, workload, CREATE, "created"));
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
    return writer.once(
        new Idempotency.Call(UPDATE, requestId, request),
        session ->
            workloads
                .lock(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> missing(key)))
                .invoke(w -> Etags.check(request.getWorkload().getEtag(), w.version()))
                .invoke(Workload::checkInUse)
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
      return Uni.createFrom()
          .item(WorkloadProtos.proto(new Workload(workload.key(), spec, writer.now())));
    }
    workload.change(spec, writer.now());
    return writer.changed(session, workload, UPDATE, "updated");
  }

  /** The refusal of a workload that is not there, or hidden. */
  public static DomainException missing(WorkloadKey key) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", WorkloadName.of(key.id()));
  }
}
