package io.plumbline.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.evidence.v1.MaintenanceServiceGrpc;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse.Difference;
import io.plumbline.proto.evidence.v1.SourceKind;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvidenceRecountCommandTest {
  private final Maintenance maintenance = new Maintenance();
  private final FakeServer server = new FakeServer(maintenance);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFailACheckThatFindsADifference() {
    // Given
    maintenance.different = true;

    // When
    CommandRun run = run("--check", "--workload", "webshop");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsExactly(
            "workloads/webshop  c1  scanner  kept 1/0/0 stale 0/0/0, counted 0/2/0 stale 0/0/0",
            "workloads/webshop: 7 compared, 1 different");
    assertThat(maintenance.asked.get(0).getCheckOnly()).isTrue();
    assertThat(maintenance.asked.get(0).getParent()).isEqualTo("workloads/webshop");
  }

  @Test
  void shouldPassACheckThatFindsNone() {
    // When
    CommandRun run = run("--check");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out().strip()).isEqualTo("workloads/webshop: 7 compared, 0 different");
    assertThat(maintenance.asked.get(0).getParent()).isEqualTo("workloads/-");
  }

  @Test
  void shouldCorrectAndSayWhat() throws IOException {
    // Given
    maintenance.different = true;

    // When
    CommandRun run = run("--json");

    // Then
    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/0/corrected").asBoolean()).isTrue();
    assertThat(json.at("/0/differences/0/counted/fail").asInt()).isEqualTo(2);
    assertThat(maintenance.asked.get(0).getCheckOnly()).isFalse();
  }

  private CommandRun run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("evidence", "recount"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--server", server.address(), "--token", "t"));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static final class Maintenance extends MaintenanceServiceGrpc.MaintenanceServiceImplBase {
    private final List<RecountRollupsRequest> asked = new ArrayList<>();
    private boolean different;

    @Override
    public void recountRollups(
        RecountRollupsRequest request, StreamObserver<RecountRollupsResponse> out) {
      asked.add(request);
      RecountRollupsResponse.Builder answer =
          RecountRollupsResponse.newBuilder().setWorkload("workloads/webshop").setComparedCount(7);
      if (different) {
        answer
            .setCorrected(!request.getCheckOnly())
            .addDifferences(
                Difference.newBuilder()
                    .setConcept("c1")
                    .setSourceKind(SourceKind.SOURCE_KIND_SCANNER)
                    .setKept(EvidenceCounts.newBuilder().setPass(1))
                    .setCounted(EvidenceCounts.newBuilder().setFail(2)));
      }
      out.onNext(answer.build());
      out.onCompleted();
    }
  }
}
