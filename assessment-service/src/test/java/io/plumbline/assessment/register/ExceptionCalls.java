package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static org.awaitility.Awaitility.await;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.Assessment;
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
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.WithdrawExceptionRequest;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people do with exceptions, as the tests of the register say it. */
final class ExceptionCalls {

  /** A practice of {@link Scenes#EDITION} that has no twin. */
  static final String PRACTICE = Scenes.EDITION + "/practices/sec01-bp01";

  /** April, an approver of group payments. */
  static final TestToken APRIL = TestToken.of("april", "approver").groups("payments");

  private ExceptionCalls() {}

  static PracticeState state(Assessment assessment) {
    return Scenes.states(assessment).get("SEC01-BP01");
  }

  static String workload(Assessment assessment) {
    return assessment.getName().substring(0, assessment.getName().indexOf("/assessments/"));
  }

  static ExceptionServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, ExceptionServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static com.google.protobuf.Timestamp at(int days) {
    return Scenes.timestamp(Instant.now().plus(Duration.ofDays(days)));
  }

  static CreateExceptionRequest.Builder asked(String workload, String practice) {
    return CreateExceptionRequest.newBuilder()
        .setParent(workload)
        .setException(RiskException.newBuilder().setPractice(practice).setTerms(terms(30)));
  }

  static CreateExceptionRequest.Builder asked(String workload, FindingSelector selector) {
    return CreateExceptionRequest.newBuilder()
        .setParent(workload)
        .setException(RiskException.newBuilder().setSelector(selector).setTerms(terms(30)));
  }

  static ExceptionTerms terms(int days) {
    return ExceptionTerms.newBuilder()
        .setJustification("The vendor ships a fix in spring.")
        .setCompensatingControl("Only the build host reaches it.")
        .setExpireTime(at(days))
        .build();
  }

  static RiskException request(TestToken by, String workload) {
    return request(by, workload, PRACTICE);
  }

  static RiskException request(TestToken by, String workload, String practice) {
    return stub(by).createException(asked(workload, practice).build());
  }

  static RiskException approve(TestToken by, RiskException exception) {
    return stub(by)
        .approveException(
            ApproveExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  static RiskException refuse(TestToken by, RiskException exception) {
    return stub(by)
        .refuseException(
            RefuseExceptionRequest.newBuilder()
                .setName(exception.getName())
                .setReason("Too long.")
                .build());
  }

  static RiskException withdraw(TestToken by, RiskException exception) {
    return stub(by)
        .withdrawException(
            WithdrawExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  static RiskException renew(TestToken by, RiskException exception, int days) {
    return stub(by)
        .renewException(
            RenewExceptionRequest.newBuilder()
                .setName(exception.getName())
                .setTerms(terms(days))
                .build());
  }

  static RiskException get(TestToken by, RiskException exception) {
    return stub(by)
        .getException(GetExceptionRequest.newBuilder().setName(exception.getName()).build());
  }

  static List<ExceptionEvent> events(RiskException exception) {
    return events(ana(), exception);
  }

  static List<ExceptionEvent> events(TestToken by, RiskException exception) {
    return stub(by)
        .listExceptionEvents(
            ListExceptionEventsRequest.newBuilder().setParent(exception.getName()).build())
        .getEventsList();
  }

  static List<String> list(TestToken by, String parent, String filter) {
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

  static void awaitState(RiskException exception, RiskException.State state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> get(ana(), exception).getState() == state);
  }

  /** As if the time had come: what is stored is what the sweeper goes by, after a restart too. */
  static void expireAt(RiskException exception, String when) {
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
