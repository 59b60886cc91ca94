package io.plumbline.cli.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.reporting.v1.Buckets;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.PracticeScore;
import io.plumbline.proto.reporting.v1.Score;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScorecardCommandTest {
  private final FakeServer server = new FakeServer(new Scorecards());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldPrintBothDenominatorsAndEveryPracticeAsJson() throws IOException {
    // When
    CommandRun run =
        CommandRun.of(
            "scorecard", "webshop", "--json", "--server", server.address(), "--token", "t");

    // Then
    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/by_practice/total").asInt()).isEqualTo(60);
    assertThat(json.at("/by_concept/total").asInt()).isEqualTo(54);
    assertThat(json.at("/by_practice/buckets/confirmed").asInt()).isEqualTo(41);
    assertThat(json.at("/by_practice/proven").asInt()).isEqualTo(6250);
    assertThat(json.at("/by_concept/proven").isNull()).isTrue();
    assertThat(json.at("/practices/0").toString())
        .isEqualTo(
            "{\"id\":\"SEC01-BP01\",\"concept\":\"sec_identities_enforce_mechanisms\","
                + "\"declared\":\"IMPLEMENTED\",\"observed\":\"NO_EVIDENCE\","
                + "\"verdict\":\"UNSUPPORTED\",\"bucket\":\"declared_only\",\"risk\":\"MEDIUM\"}");
  }

  @Test
  void shouldPrintATableForPeople() {
    // When
    CommandRun run =
        CommandRun.of("scorecard", "webshop", "--server", server.address(), "--token", "t");

    // Then
    assertThat(run.out()).contains("62.50 %").contains("SEC01-BP01  IMPLEMENTED");
  }

  /** Always the same scorecard. */
  private static final class Scorecards extends ScorecardServiceGrpc.ScorecardServiceImplBase {
    @Override
    public void getScorecard(GetScorecardRequest request, StreamObserver<Scorecard> response) {
      assertThat(request.getName()).isEqualTo("workloads/webshop/scorecard");
      response.onNext(
          Scorecard.newBuilder()
              .setWorkloadDisplayName("Web shop")
              .setPractices(
                  Score.newBuilder()
                      .setTotal(60)
                      .setBuckets(Buckets.newBuilder().setConfirmed(41))
                      .setProvenBasisPoints(6250))
              .setConcepts(Score.newBuilder().setTotal(54))
              .addPracticeScores(
                  PracticeScore.newBuilder()
                      .setPracticeId("SEC01-BP01")
                      .setConcept("sec_identities_enforce_mechanisms")
                      .setDeclared(AnswerStatus.ANSWER_STATUS_IMPLEMENTED)
                      .setObserved(ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE)
                      .setVerdict(Verdict.VERDICT_UNSUPPORTED)
                      .setBucket(Bucket.BUCKET_DECLARED_ONLY)
                      .setRisk(Risk.RISK_MEDIUM))
              .build());
      response.onCompleted();
    }
  }
}
