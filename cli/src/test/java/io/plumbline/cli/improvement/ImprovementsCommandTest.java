package io.plumbline.cli.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.type.Date;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImprovementsCommandTest {
  private static final String NAME = "workloads/webshop/improvements/i";

  private final Improvements improvements = new Improvements();
  private final FakeServer server = new FakeServer(new Assessments(), improvements);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldListEveryPageAndSayWhatIsOverdue() {
    CommandRun run = run("list", "--state", "open", "--overdue");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out()).contains("sec01-bp01", "due 2027-03-31 OVERDUE", "(ana)");
    assertThat(improvements.listed).hasSize(2);
    assertThat(improvements.listed.get(0).getParent()).isEqualTo("workloads/-");
    assertThat(improvements.listed.get(0).getFilter()).isEqualTo("state = \"OPEN\"");
    assertThat(run("list", "--state", "gone").code()).isEqualTo(1);
  }

  @Test
  void shouldPlanForAPracticeOfTheNewestAssessment() throws IOException {
    CommandRun run =
        run(
            "create",
            "webshop",
            "SEC01-BP01",
            "Enforce MFA",
            "--due",
            "2027-03-31",
            "--effort",
            "small",
            "--ticket",
            "https://t.example/1",
            "--finding",
            "f",
            "--json");

    assertThat(run.code()).isZero();
    Improvement sent = improvements.created.get(0).getImprovement();
    assertThat(sent.getPractice()).isEqualTo("frameworks/f/editions/e/practices/sec01-bp01");
    assertThat(sent.getEffort()).isEqualTo(Improvement.Effort.EFFORT_SMALL);
    assertThat(sent.getFindingsList()).containsExactly("findings/f");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("due_date").asText()).isEqualTo("2027-03-31");
    assertThat(json.path("tickets").get(0).asText()).isEqualTo("https://t.example/1");
  }

  @Test
  void shouldSayWhyItCanNotBeClosed() {
    CommandRun refused = run("close", NAME);
    CommandRun dropped = run("close", NAME, "--drop", "--reason", "No need.");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("the evidence does not show that it is done");
    assertThat(dropped.code()).isZero();
    assertThat(improvements.closed.getOutcome()).isEqualTo(Improvement.State.STATE_DROPPED);
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("improvements"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--server", server.address(), "--token", "secret"));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** One assessment. */
  private static final class Assessments extends AssessmentServiceGrpc.AssessmentServiceImplBase {
    @Override
    public void listAssessments(
        ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> out) {
      out.onNext(
          ListAssessmentsResponse.newBuilder()
              .addAssessments(Assessment.newBuilder().setEdition("frameworks/f/editions/e"))
              .build());
      out.onCompleted();
    }
  }

  /** Two pages of one improvement each; closes only with a reason. */
  private static final class Improvements
      extends ImprovementServiceGrpc.ImprovementServiceImplBase {
    private final List<ListImprovementsRequest> listed = new ArrayList<>();
    private final List<CreateImprovementRequest> created = new ArrayList<>();
    private CloseImprovementRequest closed = CloseImprovementRequest.getDefaultInstance();

    @Override
    public void listImprovements(
        ListImprovementsRequest request, StreamObserver<ListImprovementsResponse> out) {
      listed.add(request);
      out.onNext(
          ListImprovementsResponse.newBuilder()
              .addImprovements(
                  Improvement.newBuilder()
                      .setName(NAME)
                      .setPractice("frameworks/f/editions/e/practices/sec01-bp01")
                      .setTitle("Enforce MFA")
                      .setOwner("ana")
                      .setState(Improvement.State.STATE_OPEN)
                      .setDueDate(Date.newBuilder().setYear(2027).setMonth(3).setDay(31))
                      .setOverdue(true))
              .setNextPageToken(request.getPageToken().isEmpty() ? "more" : "")
              .build());
      out.onCompleted();
    }

    @Override
    public void createImprovement(
        CreateImprovementRequest request, StreamObserver<Improvement> out) {
      created.add(request);
      out.onNext(request.getImprovement().toBuilder().setName(NAME).build());
      out.onCompleted();
    }

    @Override
    public void closeImprovement(CloseImprovementRequest request, StreamObserver<Improvement> out) {
      closed = request;
      if (request.getReason().isEmpty()) {
        out.onError(
            Status.FAILED_PRECONDITION
                .withDescription("the evidence does not show that it is done")
                .asRuntimeException());
        return;
      }
      out.onNext(
          Improvement.newBuilder().setName(NAME).setState(Improvement.State.STATE_DROPPED).build());
      out.onCompleted();
    }
  }
}
