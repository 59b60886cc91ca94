package io.plumbline.assessment.diagram;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.Scenes.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.PutWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RemoveWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadDiagram;
import io.plumbline.proto.assessment.v1.WorkloadDiagramServiceGrpc;
import io.plumbline.proto.assessment.v1.WorkloadDiagramServiceGrpc.WorkloadDiagramServiceBlockingStub;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class DiagramGrpcServiceTest {

  private static final ByteString SVG =
      ByteString.copyFromUtf8("<svg xmlns='http://www.w3.org/2000/svg'/>");
  private static final ByteString PNG =
      ByteString.copyFrom(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1});

  @Test
  void shouldKeepOnePicture() {
    Workload workload = Scenes.workload();
    Workload first = put(workload, "image/svg+xml", SVG);
    Workload second = put(first, "image/png", PNG);

    WorkloadDiagram read = get(ana(), workload);

    assertThat(first.getDiagramMediaType()).isEqualTo("image/svg+xml");
    assertThat(second.getEtag()).isNotEqualTo(first.getEtag());
    assertThat(read.getContent()).isEqualTo(PNG);
    assertThat(read.getMediaType()).isEqualTo("image/png");
    assertThat(read.getSha256().size()).isEqualTo(32);
    assertThat(put(second, "image/png", PNG)).isEqualTo(second);
  }

  @Test
  void shouldRemoveIt() {
    Workload workload = put(Scenes.workload(), "image/png", PNG);

    Workload removed = stub(adam()).removeWorkloadDiagram(removal(workload));

    assertThat(removed.getDiagramMediaType()).isEmpty();
    assertThat(Refused.by(() -> get(ana(), workload)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(stub(adam()).removeWorkloadDiagram(removal(removed))).isEqualTo(removed);
    assertThat(put(removed, "image/png", PNG).getDiagramMediaType()).isEqualTo("image/png");
  }

  @Test
  void shouldRefuseWhatItIsNot() {
    Workload workload = Scenes.workload();

    Refused refused = Refused.by(() -> put(workload, "image/png", SVG));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.reason()).isEqualTo("DIAGRAM_INVALID");
    assertThat(Refused.by(() -> put(workload, "text/html", SVG)).code())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    ByteString big = PNG.concat(ByteString.copyFrom(new byte[1 << 20]));
    assertThat(Refused.by(() -> put(workload, "image/png", big)).fields())
        .containsExactly("content");
  }

  @Test
  void shouldBeSeenByWhoSeesTheWorkload() {
    Workload restricted = put(Scenes.restricted(), "image/png", PNG);

    assertThat(get(ana(), restricted).getContent()).isEqualTo(PNG);
    assertThat(Refused.by(() -> get(carl(), restricted)).code()).isEqualTo(Status.Code.NOT_FOUND);
    TestToken gina = TestToken.of("gina", "admin").tenant("globex");
    assertThat(Refused.by(() -> get(gina, restricted)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> stub(gina).removeWorkloadDiagram(removal(restricted))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> stub(ana()).removeWorkloadDiagram(removal(restricted))).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    Workload workload = Scenes.workload();
    PutWorkloadDiagramRequest request =
        putting(workload, "image/png", PNG).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Workload once = stub(adam()).putWorkloadDiagram(request);

    assertThat(stub(adam()).putWorkloadDiagram(request)).isEqualTo(once);
    assertThat(Refused.by(() -> put(workload, "image/svg+xml", SVG)).reason())
        .isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void shouldStayAsItIsOnceTheWorkloadIsArchived() {
    Workload workload = put(Scenes.workload(), "image/png", PNG);
    Workload archived =
        workloads(adam())
            .archiveWorkload(
                ArchiveWorkloadRequest.newBuilder().setName(workload.getName()).build());

    assertThat(Refused.by(() -> put(archived, "image/svg+xml", SVG)).reason())
        .isEqualTo("WORKLOAD_ARCHIVED");
    assertThat(get(ana(), workload).getContent()).isEqualTo(PNG);
    assertThat(
            workloads(ana())
                .getWorkload(GetWorkloadRequest.newBuilder().setName(workload.getName()).build()))
        .isEqualTo(archived);
  }

  private static Workload put(Workload workload, String type, ByteString content) {
    return stub(adam()).putWorkloadDiagram(putting(workload, type, content));
  }

  private static PutWorkloadDiagramRequest putting(
      Workload workload, String type, ByteString content) {
    return PutWorkloadDiagramRequest.newBuilder()
        .setName(workload.getName() + "/diagram")
        .setMediaType(type)
        .setContent(content)
        .setEtag(workload.getEtag())
        .build();
  }

  private static RemoveWorkloadDiagramRequest removal(Workload workload) {
    return RemoveWorkloadDiagramRequest.newBuilder()
        .setName(workload.getName() + "/diagram")
        .build();
  }

  private static WorkloadDiagram get(TestToken token, Workload workload) {
    return stub(token)
        .getWorkloadDiagram(
            GetWorkloadDiagramRequest.newBuilder()
                .setName(workload.getName() + "/diagram")
                .build());
  }

  private static WorkloadDiagramServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, WorkloadDiagramServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }
}
