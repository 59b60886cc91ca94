package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes workloads out of use and back; nothing of them is deleted. */
@ApplicationScoped
public class ArchiveService {

  private static final String ARCHIVE = "plumbline.assessment.v1.WorkloadService/ArchiveWorkload";
  private static final String RESTORE = "plumbline.assessment.v1.WorkloadService/RestoreWorkload";

  private final Workloads workloads;
  private final WorkloadWriter writer;

  @Inject
  public ArchiveService(Workloads workloads, WorkloadWriter writer) {
    this.workloads = workloads;
    this.writer = writer;
  }

  /** Takes a workload out of use; an archived one stays as it is. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> archive(ArchiveWorkloadRequest request) {
    return writer.once(
        new Idempotency.Call(ARCHIVE, request.getRequestId(), request),
        session ->
            locked(session, request.getName(), request.getEtag())
                .chain(
                    workload ->
                        workload.archivedAt().isPresent()
                            ? WorkloadWriter.unchanged(workload)
                            : archived(session, workload, writer.now())));
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> archived(
      Mutiny.Session session, Workload workload, Instant now) {
    workload.archive(now);
    return writer.changed(session, workload, ARCHIVE, "archived");
  }

  /** Takes a workload back into use; one that is in use stays as it is. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> restore(RestoreWorkloadRequest request) {
    return writer.once(
        new Idempotency.Call(RESTORE, request.getRequestId(), request),
        session ->
            locked(session, request.getName(), request.getEtag())
                .chain(
                    workload ->
                        workload.archivedAt().isEmpty()
                            ? WorkloadWriter.unchanged(workload)
                            : restored(session, workload, writer.now())));
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> restored(
      Mutiny.Session session, Workload workload, Instant now) {
    workload.restore(now);
    return writer.changed(session, workload, RESTORE, "restored");
  }

  private Uni<Workload> locked(Mutiny.Session session, String name, String etag) {
    Caller caller = Caller.current();
    WorkloadKey key = new WorkloadKey(caller.tenant(), WorkloadName.id(name));
    return workloads
        .lock(session, key, Sight.of(caller))
        .map(found -> found.orElseThrow(() -> WorkloadService.missing(key)))
        .invoke(workload -> Etags.check(etag, workload.version()));
  }
}
