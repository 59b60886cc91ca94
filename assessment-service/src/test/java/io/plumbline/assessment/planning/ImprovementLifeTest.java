package io.plumbline.assessment.planning;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.planning.ImprovementCalls.create;
import static io.plumbline.assessment.planning.ImprovementCalls.date;
import static io.plumbline.assessment.planning.ImprovementCalls.done;
import static io.plumbline.assessment.planning.ImprovementCalls.drop;
import static io.plumbline.assessment.planning.ImprovementCalls.dueOn;
import static io.plumbline.assessment.planning.ImprovementCalls.events;
import static io.plumbline.assessment.planning.ImprovementCalls.get;
import static io.plumbline.assessment.planning.ImprovementCalls.reopen;
import static io.plumbline.assessment.planning.ImprovementCalls.start;
import static io.plumbline.assessment.planning.ImprovementCalls.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementEvent;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an improvement is worked on and closed, and what is kept of it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ImprovementLifeTest {

  private static final TestToken REVA = TestToken.of("reva", "reviewer");

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldCloseByEvidenceOnlyWhenItIsFreshAndAllOfItPasses() {
    // Given
    String workload = Scenes.workload().getName();
    Improvement improvement = create(ana(), workload, "Enforce MFA");

    // Then
    Refused nothing = Refused.by(() -> done(ana(), improvement, " "));
    assertThat(nothing.reason()).isEqualTo("IMPROVEMENT_UNPROVEN");
    assertThat(nothing.metadata()).containsEntry("pass", "0");
    observe(workload, 1, EvidenceCounts.newBuilder().setPass(5).setFail(1).build());
    assertThat(Refused.by(() -> done(ana(), improvement, "")).metadata())
        .containsEntry("fail", "1");
    observe(workload, 2, EvidenceCounts.newBuilder().setPass(5).setWarn(1).build());
    assertThat(Refused.by(() -> done(ana(), improvement, "")).reason())
        .isEqualTo("IMPROVEMENT_UNPROVEN");
    observe(workload, 3, EvidenceCounts.newBuilder().setPass(5).setStaleFail(1).build());
    assertThat(Refused.by(() -> done(ana(), improvement, "")).reason())
        .isEqualTo("IMPROVEMENT_UNPROVEN");
    observe(workload, 4, EvidenceCounts.newBuilder().setStalePass(5).build());
    assertThat(Refused.by(() -> done(ana(), improvement, "")).reason())
        .isEqualTo("IMPROVEMENT_UNPROVEN");
    observe(workload, 5, Scenes.passing(6));
    Improvement closed = done(ana(), improvement, "");
    assertThat(closed.getState()).isEqualTo(Improvement.State.STATE_DONE);
    assertThat(closed.getProven()).isTrue();
  }

  @Test
  void shouldCloseWithAReasonAndSayThatNothingProvesIt() {
    Improvement improvement = create(ana(), Scenes.workload().getName(), "Train the team");

    Improvement closed = done(ana(), improvement, "Held on 3 March; no scanner sees it.");

    assertThat(closed.getProven()).isFalse();
    assertThat(closed.getStateReason()).isEqualTo("Held on 3 March; no scanner sees it.");
    Improvement dropped = create(ana(), Scenes.workload().getName(), "Buy a tool");
    assertThat(Refused.by(() -> drop(ana(), dropped, " ")).fields()).containsExactly("reason");
    assertThat(drop(ana(), dropped, "Another team has one.").getState())
        .isEqualTo(Improvement.State.STATE_DROPPED);
  }

  @Test
  void shouldKeepEverythingThatHappened() {
    // Given
    Improvement first =
        create(
            Scenes.workload().getName(),
            "Rotate keys",
            b -> b.setOwner("ana").setDueDate(date(2027, 3, 31)).addTickets("https://t.example/1"));

    // When
    Improvement started = start(REVA, first);
    Improvement changed =
        update(ana(), started.toBuilder().setTitle("Rotate all keys").setOwner("carl").build());
    done(ana(), changed, "Done by hand.");
    Improvement reopened = reopen(REVA, changed);

    // Then
    assertThat(reopened.getState()).isEqualTo(Improvement.State.STATE_OPEN);
    assertThat(events(ana(), first))
        .extracting(
            ImprovementEvent::getAction,
            ImprovementEvent::getActor,
            ImprovementEvent::getReason,
            e -> e.getPlan().getTitle(),
            e -> String.join(",", e.getChangedFieldsList()))
        .containsExactly(
            tuple("CREATE", "ana", "", "Rotate keys", ""),
            tuple("START", "reva", "", "Rotate keys", ""),
            tuple("UPDATE", "ana", "", "Rotate all keys", "title,owner"),
            tuple("COMPLETE", "ana", "Done by hand.", "Rotate all keys", ""),
            tuple("REOPEN", "reva", "It fails again.", "Rotate all keys", ""));
    ImprovementEvent begin = events(ana(), first).get(0);
    assertThat(begin.getPlan().getTicketsList()).containsExactly("https://t.example/1");
    assertThat(begin.getPlan().getDueDate()).isEqualTo(date(2027, 3, 31));
    assertThat(begin.getFromState()).isEqualTo(Improvement.State.STATE_UNSPECIFIED);
  }

  @Test
  void shouldRefuseWhatTheStateDoesNotAllow() {
    Improvement started = start(ana(), create(ana(), Scenes.workload().getName(), "Segment"));

    Refused again = Refused.by(() -> start(ana(), started));

    assertThat(again.reason()).isEqualTo("IMPROVEMENT_STATE");
    assertThat(again.metadata()).containsEntry("state", "IN_PROGRESS");
    Improvement closed = drop(ana(), started, "No need.");
    assertThat(Refused.by(() -> done(ana(), closed, "It is.")).reason())
        .isEqualTo("IMPROVEMENT_STATE");
    Improvement other = closed.toBuilder().setTitle("Segment more").build();
    assertThat(Refused.by(() -> update(ana(), other)).reason()).isEqualTo("IMPROVEMENT_STATE");
    assertThat(update(ana(), closed)).isEqualTo(closed);
  }

  @Test
  void shouldBeOverdueFromTheDayAfterUntilItIsClosed() {
    Improvement improvement = create(ana(), Scenes.workload().getName(), "Encrypt");

    dueOn(improvement, "(now() at time zone 'utc')::date");
    assertThat(get(ana(), improvement).getOverdue()).isFalse();
    dueOn(improvement, "(now() at time zone 'utc')::date - 1");
    assertThat(get(ana(), improvement).getOverdue()).isTrue();
    assertThat(start(ana(), improvement).getOverdue()).isTrue();
    assertThat(drop(ana(), improvement, "No need.").getOverdue()).isFalse();
  }

  private static void observe(String workload, long version, EvidenceCounts counts) {
    TestEvents.send(Scenes.observed(workload, version, "signin", counts));
    String id = workload.substring(workload.indexOf('/') + 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Scenes.count(
                        "select coalesce(max(evidence_version), 0) from observed where workload = '"
                            + id
                            + "'")
                    == version);
  }
}
