package io.plumbline.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.catalog.v1.CrosswalkServiceGrpc;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogResolveCommandTest {

  @Test
  void shouldTakeAnEditionAsTheOtherCommandsDo() {
    // Given
    Crosswalk crosswalk = new Crosswalk();
    try (FakeServer server = new FakeServer(crosswalk)) {
      // When
      resolve(server, "--edition", "aws-wa-security/seed");
      resolve(server, "--edition", "frameworks/aws-wa-security/editions/seed");
      resolve(server);
    }

    // Then
    String full = "frameworks/aws-wa-security/editions/seed";
    assertThat(crosswalk.editions).containsExactly(full, full, "");
  }

  private static void resolve(FakeServer server, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("catalog", "resolve", "SEC01-BP01", "--token", "t"));
    arguments.addAll(List.of("--server", server.address()));
    arguments.addAll(List.of(more));
    assertThat(CommandRun.of(arguments.toArray(String[]::new)).code()).isZero();
  }

  private static final class Crosswalk extends CrosswalkServiceGrpc.CrosswalkServiceImplBase {
    private final List<String> editions = new ArrayList<>();

    @Override
    public void resolvePractice(
        ResolvePracticeRequest request, StreamObserver<ResolvePracticeResponse> response) {
      editions.add(request.getEdition());
      response.onNext(ResolvePracticeResponse.getDefaultInstance());
      response.onCompleted();
    }
  }
}
