package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.PutWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RemoveWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadDiagram;
import io.plumbline.proto.assessment.v1.WorkloadDiagramServiceGrpc;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.type.v1.ScopeRule;

/** One workload, {@code payments}. */
public final class FakeWorkloads extends WorkloadServiceGrpc.WorkloadServiceImplBase {
  private static final String NAME = "workloads/payments";
  private static final ByteString PICTURE =
      ByteString.copyFromUtf8(
          "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
              + "<script>alert(1)</script><rect width='40' height='20'/></svg>");
  private static final Workload FIRST =
      Workload.newBuilder()
          .setName(NAME)
          .setDisplayName("Payments <&> \"Co\"")
          .setDescription("Takes money.")
          .setOwner("ana")
          .setUnit("retail")
          .addAccounts("111122223333")
          .addScopeRules(
              ScopeRule.newBuilder()
                  .addArnPatterns("arn:aws:s3:::" + "payments-".repeat(12) + "*")
                  .addResourceTags("team=pay"))
          .putTags("team", "pay")
          .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
          .addGroups("payments")
          .addUsers("mia")
          .addLinks(
              Workload.Link.newBuilder()
                  .setTitle("The run book")
                  .setUri("https://wiki.example.com/pay?a=1&b=2"))
          .setDiagramMediaType("image/svg+xml")
          .setEtag("\"1\"")
          .build();

  public static volatile Workload workload = FIRST;
  public static volatile PutWorkloadDiagramRequest put =
      PutWorkloadDiagramRequest.getDefaultInstance();

  /** Forgets every change. */
  public static void reset() {
    workload = FIRST;
    put = PutWorkloadDiagramRequest.getDefaultInstance();
  }

  /** Takes it out of use. */
  public static void archive() {
    workload = workload.toBuilder().setArchiveTime(FakeAssessments.THEN).build();
  }

  @Override
  public void getWorkload(GetWorkloadRequest request, StreamObserver<Workload> out) {
    if (request.getName().equals(NAME)) {
      FakeAssessments.done(out, workload);
    } else {
      out.onError(Status.NOT_FOUND.withDescription("no such workload").asRuntimeException());
    }
  }

  @Override
  public void listWorkloads(
      ListWorkloadsRequest request, StreamObserver<ListWorkloadsResponse> out) {
    ListWorkloadsResponse.Builder page = ListWorkloadsResponse.newBuilder();
    boolean archived = workload.hasArchiveTime() || !request.getPageToken().isEmpty();
    if (request.getFilter().equals("state = \"ARCHIVED\"") && archived) {
      page.addWorkloads(workload.toBuilder().setArchiveTime(FakeAssessments.THEN))
          .setTotalSize(51)
          .setNextPageToken("more");
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void updateWorkload(UpdateWorkloadRequest request, StreamObserver<Workload> out) {
    if (!request.getWorkload().getEtag().equals(workload.getEtag())) {
      out.onError(Status.ABORTED.asRuntimeException());
    } else if (request.getWorkload().getUnit().startsWith("/")) {
      out.onError(Status.INVALID_ARGUMENT.withDescription("unit: a path").asRuntimeException());
    } else {
      workload = request.getWorkload().toBuilder().setEtag("\"2\"").build();
      FakeAssessments.done(out, workload);
    }
  }

  @Override
  public void archiveWorkload(ArchiveWorkloadRequest request, StreamObserver<Workload> out) {
    archive();
    FakeAssessments.done(out, workload);
  }

  @Override
  public void restoreWorkload(RestoreWorkloadRequest request, StreamObserver<Workload> out) {
    if (request.getEtag().equals("\"stale\"")) {
      out.onError(Status.ABORTED.withDescription("it has changed").asRuntimeException());
      return;
    }
    workload = workload.toBuilder().clearArchiveTime().build();
    FakeAssessments.done(out, workload);
  }

  /** Its diagram, an SVG with a script in it. */
  static final class Diagrams extends WorkloadDiagramServiceGrpc.WorkloadDiagramServiceImplBase {
    @Override
    public void getWorkloadDiagram(
        GetWorkloadDiagramRequest request, StreamObserver<WorkloadDiagram> out) {
      FakeAssessments.done(
          out,
          WorkloadDiagram.newBuilder()
              .setName(request.getName())
              .setMediaType("image/svg+xml")
              .setContent(PICTURE)
              .build());
    }

    @Override
    public void putWorkloadDiagram(
        PutWorkloadDiagramRequest request, StreamObserver<Workload> out) {
      put = request;
      FakeAssessments.done(out, workload);
    }

    @Override
    public void removeWorkloadDiagram(
        RemoveWorkloadDiagramRequest request, StreamObserver<Workload> out) {
      workload = workload.toBuilder().clearDiagramMediaType().build();
      FakeAssessments.done(out, workload);
    }
  }
}
