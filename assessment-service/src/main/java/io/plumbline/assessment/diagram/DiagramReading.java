package io.plumbline.assessment.diagram;

import com.google.protobuf.ByteString;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.GetWorkloadDiagramRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads the diagrams of workloads a caller may see. */
@ApplicationScoped
public class DiagramReading {

  private final TenantTransaction transaction;
  private final Workloads workloads;

  @Inject
  public DiagramReading(TenantTransaction transaction, Workloads workloads) {
    this.transaction = transaction;
    this.workloads = workloads;
  }

  /** Reads one diagram. */
  public Uni<io.plumbline.proto.assessment.v1.WorkloadDiagram> get(
      GetWorkloadDiagramRequest request) {
    Caller caller = Caller.current();
    WorkloadKey key = DiagramName.workload(caller.tenant(), request.getName());
    return transaction
        .in(
            caller.tenant(),
            session ->
                workloads
                    .find(session, key, Sight.of(caller))
                    .map(found -> found.orElseThrow(() -> missing(request.getName())))
                    .chain(() -> session.find(WorkloadDiagram.class, key))
                    .onItem()
                    .ifNull()
                    .failWith(() -> missing(request.getName())))
        .map(DiagramReading::proto);
  }

  private static DomainException missing(String name) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "WorkloadDiagram", name);
  }

  private static io.plumbline.proto.assessment.v1.WorkloadDiagram proto(WorkloadDiagram diagram) {
    return io.plumbline.proto.assessment.v1.WorkloadDiagram.newBuilder()
        .setName(DiagramName.of(diagram.key()))
        .setMediaType(diagram.mediaType())
        .setContent(ByteString.copyFrom(diagram.content()))
        .setSha256(ByteString.copyFrom(diagram.sha256()))
        .setUpdateTime(Times.timestamp(diagram.updatedAt()))
        .build();
  }
}
