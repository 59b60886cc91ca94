package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.GetExceptionRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.WithdrawExceptionRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ExceptionGrpcServiceTest {

  private static final String PRACTICE = Scenes.EDITION + "/practices/sec01-bp01";

  private final TestToken april = TestToken.of("april", "approver").groups("payments");

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldMoveTheBucketAndNothingElseWhileItHolds() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    PracticeState before = state(assessment);
    assertThat(before.getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);

    // When
    RiskException asked = request(ana(), workload(assessment));
    assertThat(state(assessment)).isEqualTo(before);
    RiskException approved = approve(april, asked);

    // Then
    assertThat(approved.getState()).isEqualTo(RiskException.State.STATE_APPROVED);
    PracticeState during = state(assessment);
    assertThat(during.getBucket()).isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(during.getException()).isEqualTo(approved.getName());
    assertThat(during.getExceptionExpireTime()).isEqualTo(approved.getTerms().getExpireTime());
    assertThat(during.getVerdict()).isEqualTo(Verdict.VERDICT_CONSISTENT);
    assertThat(during.getRisk()).isEqualTo(before.getRisk());
    assertThat(during.getProven()).isEqualTo(before.getProven());
    assertThat(during.getDeclared()).isEqualTo(before.getDeclared());
    assertThat(during.getVerdictTime()).isEqualTo(before.getVerdictTime());
    stub(april)
        .revokeException(
            RevokeExceptionRequest.newBuilder()
                .setName(asked.getName())
                .setReason("no longer")
                .build());
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
    assertThat(state(assessment).getException()).isEmpty();
  }

  @Test
  void shouldCoverBothTwinsAndLaterAssessments() {
    Workload workload = Scenes.workload();
    approve(april, request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec01-bp02"));
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Scenes.answer(assessment, "sec02-bp01", AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED);

    assertThat(Scenes.states(assessment).get("SEC01-BP02").getBucket())
        .isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(Scenes.states(assessment).get("SEC02-BP01").getBucket())
        .isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(state(assessment).getException()).isEmpty();
  }

  @Test
  void shouldLetNobodyDecideWhatTheyAskedFor() {
    // Given
    TestToken both = TestToken.of("ana", "contributor", "approver").groups("payments");
    RiskException asked = request(both, Scenes.workload().getName());

    // Then
    assertThat(Refused.by(() -> approve(both, asked)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(Refused.by(() -> refuse(both, asked)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(Refused.by(() -> approve(ana(), asked)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> withdraw(carl(), asked)).reason()).isEqualTo("OWN_REQUEST");
    RiskException approved = approve(april, asked);
    TestToken aprilAsks = TestToken.of("april", "contributor", "approver").groups("payments");
    RiskException renewed = renew(aprilAsks, approved, 60);
    assertThat(Refused.by(() -> approve(april, renewed)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(approve(both, renewed).getTerms().getRequester()).isEqualTo("april");
  }

  @Test
  void shouldKeepTheOldTermsUntilTheRenewalIsApproved() {
    // Given
    RiskException approved = approve(april, request(ana(), Scenes.workload().getName()));

    // When
    RiskException renewing = renew(ana(), approved, 90);

    // Then
    assertThat(renewing.getState()).isEqualTo(RiskException.State.STATE_APPROVED);
    assertThat(renewing.getTerms()).isEqualTo(approved.getTerms());
    assertThat(renewing.getRenewal().getRevision()).isEqualTo(2);
    assertThat(Refused.by(() -> renew(ana(), renewing, 90)).reason()).isEqualTo("EXCEPTION_STATE");
    RiskException refused = refuse(april, renewing);
    assertThat(refused.hasRenewal()).isFalse();
    assertThat(refused.getTerms()).isEqualTo(approved.getTerms());
    RiskException extended = approve(april, renew(ana(), refused, 120));
    assertThat(extended.getTerms().getRevision()).isEqualTo(3);
    assertThat(events(extended))
        .extracting(ExceptionEvent::getAction, e -> e.getTerms().getRevision())
        .containsExactly(
            tuple("REQUEST", 1),
            tuple("APPROVE", 1),
            tuple("RENEW", 2),
            tuple("REFUSE", 2),
            tuple("RENEW", 3),
            tuple("APPROVE", 3));
    assertThat(events(extended)).extracting(ExceptionEvent::getVersion).contains(1L, 6L);
  }

  @Test
  void shouldReopenByItselfOnce() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    RiskException approved = approve(april, request(ana(), workload(assessment)));
    long version = state(assessment).getVersion();

    // When
    expireAt(approved, "now()");

    // Then
    awaitState(approved, RiskException.State.STATE_EXPIRED);
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
    assertThat(state(assessment).getVersion()).isEqualTo(version + 1);
    assertThat(events(approved))
        .extracting(ExceptionEvent::getAction)
        .containsExactly("REQUEST", "APPROVE", "EXPIRE");
    assertThat(events(approved).get(2).getActor()).isEmpty();
    assertThat(Refused.by(() -> renew(ana(), get(ana(), approved), 5)).reason())
        .isEqualTo("EXCEPTION_STATE");
    assertThat(request(ana(), workload(assessment)).getName()).isNotEqualTo(approved.getName());
  }

  @Test
  void shouldLeaveARenewalWaitingWhenTheOldTermsRunOut() {
    RiskException approved = approve(april, request(ana(), Scenes.workload().getName()));
    RiskException renewing = renew(ana(), approved, 90);

    expireAt(renewing, "now()");

    awaitState(renewing, RiskException.State.STATE_REQUESTED);
    RiskException waiting = get(ana(), renewing);
    assertThat(waiting.getTerms()).isEqualTo(renewing.getRenewal());
    assertThat(approve(april, waiting).getTerms().getRevision()).isEqualTo(2);
  }

  @Test
  void shouldAllowOneOpenExceptionForWhatAPracticeMeans() {
    Workload workload = Scenes.workload();
    RiskException first =
        request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec01-bp02");

    Refused twin =
        Refused.by(
            () -> request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec02-bp01"));

    assertThat(twin.reason()).isEqualTo("EXCEPTION_OPEN");
    assertThat(twin.metadata()).containsEntry("resource", first.getName());
    withdraw(ana(), first);
    request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec02-bp01");
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    String workload = Scenes.workload().getName();
    CreateExceptionRequest good = asked(workload, PRACTICE).build();

    CreateExceptionRequest.Builder past = good.toBuilder();
    past.getExceptionBuilder().getTermsBuilder().setExpireTime(at(-1));
    CreateExceptionRequest.Builder far = good.toBuilder();
    far.getExceptionBuilder().getTermsBuilder().setExpireTime(at(400));
    CreateExceptionRequest.Builder blank = good.toBuilder();
    blank.getExceptionBuilder().getTermsBuilder().setJustification("  ");
    CreateExceptionRequest.Builder unknown = good.toBuilder();
    unknown.getExceptionBuilder().setPractice(Scenes.EDITION + "/practices/sec99-bp99");

    ExceptionServiceBlockingStub stub = stub(ana());
    assertThat(Refused.by(() -> stub.createException(past.build())).fields())
        .containsExactly("exception.terms.expire_time");
    assertThat(Refused.by(() -> stub.createException(far.build())).fields())
        .containsExactly("exception.terms.expire_time");
    assertThat(Refused.by(() -> stub.createException(blank.build())).fields())
        .containsExactly("exception.terms.justification");
    assertThat(Refused.by(() -> stub.createException(unknown.build())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    stub.createException(good.toBuilder().setValidateOnly(true).build());
    assertThat(list(ana(), workload, "")).isEmpty();
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    CreateExceptionRequest once =
        asked(Scenes.workload().getName(), PRACTICE)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    RiskException first = stub(ana()).createException(once);
    assertThat(stub(ana()).createException(once)).isEqualTo(first);
    approve(april, first);
    RevokeExceptionRequest stale =
        RevokeExceptionRequest.newBuilder()
            .setName(first.getName())
            .setReason("seen too late")
            .setEtag(first.getEtag())
            .build();
    assertThat(Refused.by(() -> stub(april).revokeException(stale)).code())
        .isEqualTo(Status.Code.ABORTED);
  }

  @Test
  void shouldBeMissingFromEverythingForWhoMayNotSeeTheWorkload() {
    // Given
    Workload workload = Scenes.restricted();
    RiskException hidden = approve(april, request(ana(), workload.getName()));
    TestToken out = TestToken.of("otto", "contributor", "approver");

    // Then
    assertThat(Refused.by(() -> get(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> events(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> approve(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> request(out, workload.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> list(out, workload.getName(), "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(list(out, "workloads/-", "")).doesNotContain(hidden.getName());
    assertThat(list(Scenes.audrey(), "workloads/-", "")).contains(hidden.getName());
  }

  @Test
  void shouldListTheRegisterByStateAndExpiry() {
    // Given
    String workload = Scenes.workload().getName();
    RiskException soon = approve(april, request(ana(), workload));
    RiskException waits = request(ana(), workload, Scenes.EDITION + "/practices/sec03-bp02");

    // Then
    assertThat(list(ana(), workload, "")).containsExactly(waits.getName(), soon.getName());
    assertThat(list(ana(), workload, "state = \"APPROVED\"")).containsExactly(soon.getName());
    assertThat(list(ana(), workload, "concept = \"keys\"")).containsExactly(waits.getName());
    assertThat(list(ana(), workload, "requester = \"nobody\"")).isEmpty();
    ListExceptionsRequest.Builder expiring =
        ListExceptionsRequest.newBuilder()
            .setParent(workload)
            .setExpiringWithin(Durations.fromDays(31));
    assertThat(stub(ana()).listExceptions(expiring.build()).getExceptionsList())
        .extracting(RiskException::getName)
        .containsExactly(soon.getName());
    expiring.setExpiringWithin(Durations.fromDays(29));
    assertThat(stub(ana()).listExceptions(expiring.build()).getExceptionsList()).isEmpty();
    var page =
        stub(ana())
            .listExceptions(
                ListExceptionsRequest.newBuilder().setParent(workload).setPageSize(1).build());
    var rest =
        stub(ana())
            .listExceptions(
                ListExceptionsRequest.newBuilder()
                    .setParent(workload)
                    .setPageSize(1)
                    .setPageToken(page.getNextPageToken())
                    .build());
    assertThat(rest.getExceptions(0).getName()).isEqualTo(soon.getName());
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  private static PracticeState state(Assessment assessment) {
    return Scenes.states(assessment).get("SEC01-BP01");
  }

  private static String workload(Assessment assessment) {
    return assessment.getName().substring(0, assessment.getName().indexOf("/assessments/"));
  }

  private static ExceptionServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, ExceptionServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static com.google.protobuf.Timestamp at(int days) {
    return Scenes.timestamp(Instant.now().plus(Duration.ofDays(days)));
  }

  private static CreateExceptionRequest.Builder asked(String workload, String practice) {
    return CreateExceptionRequest.newBuilder()
        .setParent(workload)
        .setException(RiskException.newBuilder().setPractice(practice).setTerms(terms(30)));
  }

  private static ExceptionTerms terms(int days) {
    return ExceptionTerms.newBuilder()
        .setJustification("The vendor ships a fix in spring.")
        .setCompensatingControl("Only the build host reaches it.")
        .setExpireTime(at(days))
        .build();
  }

  private static RiskException request(TestToken by, String workload) {
    return request(by, workload, PRACTICE);
  }

  private static RiskException request(TestToken by, String workload, String practice) {
    return stub(by).createException(asked(workload, practice).build());
  }

  private static RiskException approve(TestToken by, RiskException exception) {
    return stub(by)
        .approveException(
            ApproveExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  private static RiskException refuse(TestToken by, RiskException exception) {
    return stub(by)
        .refuseException(
            RefuseExceptionRequest.newBuilder()
                .setName(exception.getName())
                .setReason("Too long.")
                .build());
  }

  private static RiskException withdraw(TestToken by, RiskException exception) {
    return stub(by)
        .withdrawException(
            WithdrawExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  private static RiskException renew(TestToken by, RiskException exception, int days) {
    return stub(by)
        .renewException(
            RenewExceptionRequest.newBuilder()
                .setName(exception.getName())
                .setTerms(terms(days))
                .build());
  }

  private static RiskException get(TestToken by, RiskException exception) {
    return stub(by)
        .getException(GetExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  private static List<ExceptionEvent> events(RiskException exception) {
    return events(ana(), exception);
  }

  private static List<ExceptionEvent> events(TestToken by, RiskException exception) {
    return stub(by)
        .listExceptionEvents(
            ListExceptionEventsRequest.newBuilder().setParent(exception.getName()).build())
        .getEventsList();
  }

  private static List<String> list(TestToken by, String parent, String filter) {
    return stub(by)
        .listExceptions(
            ListExceptionsRequest.newBuilder()
                .setParent(parent)
                .setFilter(filter)
                .setPageSize(1000)
                .build())
        .getExceptionsList()
        .stream()
        .map(RiskException::getName)
        .toList();
  }

  private static void awaitState(RiskException exception, RiskException.State state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> get(ana(), exception).getState() == state);
  }

  /** As if the time had come: what is stored is what the sweeper goes by, after a restart too. */
  private static void expireAt(RiskException exception, String when) {
    String id = exception.getName().substring(exception.getName().lastIndexOf('/') + 1);
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update risk_exception set expire_at = " + when + " where id = '" + id + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
