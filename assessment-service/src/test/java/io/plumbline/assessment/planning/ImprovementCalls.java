package io.plumbline.assessment.planning;

import static io.plumbline.assessment.Scenes.ana;

import com.google.type.Date;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementEvent;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc.ImprovementServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ListImprovementEventsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ReopenImprovementRequest;
import io.plumbline.proto.assessment.v1.StartImprovementRequest;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What people do with improvements, as the tests of the board say it. */
final class ImprovementCalls {

  /** A practice of {@link Scenes#EDITION} that has no twin; it means {@code signin}. */
  static final String PRACTICE = Scenes.EDITION + "/practices/sec01-bp01";

  private ImprovementCalls() {}

  static ImprovementServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, ImprovementServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static Date date(int year, int month, int day) {
    return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
  }

  static CreateImprovementRequest.Builder planned(String workload, String title) {
    return CreateImprovementRequest.newBuilder()
        .setParent(workload)
        .setImprovement(Improvement.newBuilder().setPractice(PRACTICE).setTitle(title));
  }

  static Improvement create(TestToken by, String workload, String title) {
    return stub(by).createImprovement(planned(workload, title).build());
  }

  static Improvement create(String workload, String title, Consumer<Improvement.Builder> more) {
    CreateImprovementRequest.Builder request = planned(workload, title);
    more.accept(request.getImprovementBuilder());
    return stub(ana()).createImprovement(request.build());
  }

  static Improvement start(TestToken by, Improvement improvement) {
    return stub(by)
        .startImprovement(
            StartImprovementRequest.newBuilder().setName(improvement.getName()).build());
  }

  static Improvement done(TestToken by, Improvement improvement, String reason) {
    return close(by, improvement, Improvement.State.STATE_DONE, reason);
  }

  static Improvement drop(TestToken by, Improvement improvement, String reason) {
    return close(by, improvement, Improvement.State.STATE_DROPPED, reason);
  }

  private static Improvement close(
      TestToken by, Improvement improvement, Improvement.State outcome, String reason) {
    return stub(by)
        .closeImprovement(
            CloseImprovementRequest.newBuilder()
                .setName(improvement.getName())
                .setOutcome(outcome)
                .setReason(reason)
                .build());
  }

  static Improvement reopen(TestToken by, Improvement improvement) {
    return stub(by)
        .reopenImprovement(
            ReopenImprovementRequest.newBuilder()
                .setName(improvement.getName())
                .setReason("It fails again.")
                .build());
  }

  static Improvement update(TestToken by, Improvement next) {
    return stub(by)
        .updateImprovement(UpdateImprovementRequest.newBuilder().setImprovement(next).build());
  }

  static Improvement get(TestToken by, Improvement improvement) {
    return stub(by)
        .getImprovement(GetImprovementRequest.newBuilder().setName(improvement.getName()).build());
  }

  static List<ImprovementEvent> events(TestToken by, Improvement improvement) {
    return stub(by)
        .listImprovementEvents(
            ListImprovementEventsRequest.newBuilder().setParent(improvement.getName()).build())
        .getEventsList();
  }

  static List<String> list(TestToken by, String parent, String filter) {
    return list(by, ListImprovementsRequest.newBuilder().setParent(parent).setFilter(filter));
  }

  /** The titles of one page. */
  static List<String> list(TestToken by, ListImprovementsRequest.Builder request) {
    return stub(by).listImprovements(request.build()).getImprovementsList().stream()
        .map(Improvement::getTitle)
        .toList();
  }

  /** As if the date had been another: what is stored is what is held against today. */
  static void dueOn(Improvement improvement, String when) {
    String id = improvement.getName().substring(improvement.getName().lastIndexOf('/') + 1);
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute("update improvement set due_on = " + when + " where id = '" + id + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
