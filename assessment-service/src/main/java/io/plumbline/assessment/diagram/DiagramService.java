package io.plumbline.assessment.diagram;

import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadService;
import io.plumbline.assessment.workload.WorkloadWriter;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.PutWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RemoveWorkloadDiagramRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts and removes diagrams; each is a change of the workload. */
@ApplicationScoped
public class DiagramService {

  private static final String SERVICE = "plumbline.assessment.v1.WorkloadDiagramService/";
  private static final String PUT = SERVICE + "PutWorkloadDiagram";
  private static final String REMOVE = SERVICE + "RemoveWorkloadDiagram";

  private final Workloads workloads;
  private final WorkloadWriter writer;

  @Inject
  public DiagramService(Workloads workloads, WorkloadWriter writer) {
    this.workloads = workloads;
    this.writer = writer;
  }

  /** Puts the diagram of a workload. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> put(PutWorkloadDiagramRequest request) {
    checkContent(request);
    return writer.once(
        new Idempotency.Call(PUT, request.getRequestId(), request),
        session ->
            locked(session, request.getName(), request.getEtag())
                .chain(
                    workload ->
                        session
                            .find(WorkloadDiagram.class, workload.key())
                            .chain(
                                diagram ->
                                    diagram != null && is(diagram, request)
                                        ? WorkloadWriter.unchanged(workload)
                                        : put(session, workload, request))));
  }

  private static boolean is(WorkloadDiagram diagram, PutWorkloadDiagramRequest request) {
    return diagram.is(request.getMediaType(), request.getContent().toByteArray());
  }

  private static void checkContent(PutWorkloadDiagramRequest request) {
    if (!DiagramType.fits(request.getMediaType(), request.getContent().toByteArray())) {
      throw DomainException.invalid(
          ErrorReason.ERROR_REASON_DIAGRAM_INVALID,
          "content",
          "is not a well-formed " + request.getMediaType());
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> put(
      Mutiny.Session session, Workload workload, PutWorkloadDiagramRequest request) {
    Instant now = writer.now();
    String type = request.getMediaType();
    byte[] content = request.getContent().toByteArray();
    workload.diagramChanged(type, now);
    return session
        .find(WorkloadDiagram.class, workload.key())
        .chain(
            diagram -> {
              if (diagram == null) {
                return session.persist(new WorkloadDiagram(workload.key(), type, content, now));
              }
              diagram.replace(type, content, now);
              return Uni.createFrom().voidItem();
            })
        .chain(() -> writer.changed(session, workload, PUT, "updated"));
  }

  /** Removes the diagram of a workload. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> remove(
      RemoveWorkloadDiagramRequest request) {
    return writer.once(
        new Idempotency.Call(REMOVE, request.getRequestId(), request),
        session ->
            locked(session, request.getName(), request.getEtag())
                .chain(
                    workload ->
                        workload.diagramMediaType().isEmpty()
                            ? WorkloadWriter.unchanged(workload)
                            : remove(session, workload)));
  }

  private Uni<io.plumbline.proto.assessment.v1.Workload> remove(
      Mutiny.Session session, Workload workload) {
    workload.diagramChanged("", writer.now());
    return session
        .find(WorkloadDiagram.class, workload.key())
        .chain(session::remove)
        .chain(() -> writer.changed(session, workload, REMOVE, "removed"));
  }

  private Uni<Workload> locked(Mutiny.Session session, String name, String etag) {
    Caller caller = Caller.current();
    WorkloadKey key = DiagramName.workload(caller.tenant(), name);
    return workloads
        .lock(session, key, Sight.of(caller))
        .map(found -> found.orElseThrow(() -> WorkloadService.missing(key)))
        .invoke(workload -> Etags.check(etag, workload.version()))
        .invoke(Workload::checkInUse);
  }
}
