package io.plumbline.cli.exception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectedConcept;
import io.plumbline.proto.evidence.v1.SelectorServiceGrpc;
import io.plumbline.proto.type.v1.FindingSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExceptionsCommandTest {
  private static final String NAME = "workloads/webshop/exceptions/i";
  private static final FindingSelector ROOT =
      FindingSelector.newBuilder().addRules("prowler:root").addAccounts("1").build();

  private final Exceptions exceptions = new Exceptions();
  private final FakeServer server = new FakeServer(exceptions, new Selectors());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldListEveryPage() {
    CommandRun run = run("list", "webshop", "--state", "approved", "--by-selector");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out()).contains("rules=prowler:root accounts=1", "APPROVED", "Until spring.");
    assertThat(exceptions.listed.get(0).getParent()).isEqualTo("workloads/webshop");
    assertThat(exceptions.listed.get(0).getFilter())
        .isEqualTo("state = \"APPROVED\" AND kind = \"SELECTOR\"");
    assertThat(run("list", "--state", "gone").code()).isEqualTo(1);
  }

  @Test
  void shouldRequestOnSelectedFindings() throws IOException {
    CommandRun run =
        run(
            "request",
            "webshop",
            "--rule",
            "prowler:root",
            "--account",
            "1",
            "--severity",
            "high",
            "--justification",
            "Until spring.",
            "--until",
            "90d",
            "--json");

    assertThat(run.code()).isZero();
    RiskException sent = exceptions.created.get(0).getException();
    assertThat(sent.getSelector()).isEqualTo(ROOT.toBuilder().addSeverities("HIGH").build());
    assertThat(sent.getPractice()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("selector").path("rules").get(0).asText()).isEqualTo("prowler:root");
    assertThat(json.path("selector").has("regions")).isFalse();
  }

  @Test
  void shouldAskForEitherAPracticeOrFindings() {
    String[] terms = {"--justification", "Why.", "--until", "90d"};

    CommandRun both = run("request webshop SEC01-BP01 --rule r", terms);
    CommandRun neither = run("request webshop", terms);

    assertThat(both.code()).isEqualTo(1);
    assertThat(both.err()).contains("for a practice or for selected findings");
    assertThat(neither.code()).isEqualTo(1);
    assertThat(run("request", "webshop", "SEC01-BP01").code()).isEqualTo(64);
    assertThat(exceptions.created).isEmpty();
  }

  @Test
  void shouldSayWhatASelectorWouldCover() {
    CommandRun run = run("preview", "webshop", "--rule", "prowler:root");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("selects 2 of 7 failing findings, 1 of them", "mfa: 3 of 4 failing items");
  }

  @Test
  void shouldDecideRenewAndRevoke() {
    assertThat(run("approve", NAME).code()).isZero();
    assertThat(run("reject", NAME, "--reason", "Too long.").out()).contains("REFUSED");
    assertThat(run("refuse", NAME, "--reason", "Too long.").code()).isZero();
    assertThat(run("reject", NAME).code()).isEqualTo(64);
    assertThat(run("renew " + NAME, "--justification", "More.", "--until", "90d").code()).isZero();
    CommandRun revoked = run("revoke", NAME, "--reason", "Fixed.");

    assertThat(revoked.code()).isEqualTo(1);
    assertThat(revoked.err()).contains("an exception that is EXPIRED can not be changed");
    assertThat(exceptions.renewed.getTerms().getJustification()).isEqualTo("More.");
  }

  private CommandRun run(String start, String... more) {
    List<String> all = new ArrayList<>(List.of("exceptions"));
    all.addAll(List.of(start.split(" ")));
    all.addAll(List.of(more));
    all.addAll(List.of("--server", server.address(), "--token", "secret"));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static RiskException in(RiskException.State state) {
    return RiskException.newBuilder()
        .setName(NAME)
        .setSelector(ROOT)
        .setState(state)
        .setTerms(ExceptionTerms.newBuilder().setJustification("Until spring."))
        .build();
  }

  private static <T> void answer(StreamObserver<T> out, T value) {
    out.onNext(value);
    out.onCompleted();
  }

  /** Two pages of one exception each; revokes none. */
  private static final class Exceptions extends ExceptionServiceGrpc.ExceptionServiceImplBase {
    private final List<ListExceptionsRequest> listed = new ArrayList<>();
    private final List<CreateExceptionRequest> created = new ArrayList<>();
    private RenewExceptionRequest renewed = RenewExceptionRequest.getDefaultInstance();

    @Override
    public void listExceptions(
        ListExceptionsRequest request, StreamObserver<ListExceptionsResponse> out) {
      listed.add(request);
      answer(
          out,
          ListExceptionsResponse.newBuilder()
              .addExceptions(in(RiskException.State.STATE_APPROVED))
              .setNextPageToken(request.getPageToken().isEmpty() ? "more" : "")
              .build());
    }

    @Override
    public void createException(CreateExceptionRequest request, StreamObserver<RiskException> out) {
      created.add(request);
      answer(out, request.getException().toBuilder().setName(NAME).build());
    }

    @Override
    public void approveException(
        ApproveExceptionRequest request, StreamObserver<RiskException> out) {
      answer(out, in(RiskException.State.STATE_APPROVED));
    }

    @Override
    public void refuseException(RefuseExceptionRequest request, StreamObserver<RiskException> out) {
      answer(out, in(RiskException.State.STATE_REFUSED));
    }

    @Override
    public void renewException(RenewExceptionRequest request, StreamObserver<RiskException> out) {
      renewed = request;
      answer(out, in(RiskException.State.STATE_APPROVED));
    }

    @Override
    public void revokeException(RevokeExceptionRequest request, StreamObserver<RiskException> out) {
      out.onError(
          Status.FAILED_PRECONDITION
              .withDescription("an exception that is EXPIRED can not be changed by revoke")
              .asRuntimeException());
    }
  }

  /** Always covers the same. */
  private static final class Selectors extends SelectorServiceGrpc.SelectorServiceImplBase {
    @Override
    public void previewSelector(
        PreviewSelectorRequest request, StreamObserver<PreviewSelectorResponse> out) {
      answer(
          out,
          PreviewSelectorResponse.newBuilder()
              .setFailingCount(7)
              .setSelectedCount(2)
              .setAcceptedCount(1)
              .addConcepts(
                  SelectedConcept.newBuilder()
                      .setConcept("mfa")
                      .setFailingCount(4)
                      .setSelectedCount(2)
                      .setCoveredCount(3))
              .build());
    }
  }
}
