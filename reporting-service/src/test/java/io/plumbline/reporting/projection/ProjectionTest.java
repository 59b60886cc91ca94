package io.plumbline.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.reporting.AssessmentFixtures;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestEvents.Sent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ProjectionTest {

  private static final String TENANT = "projection";

  @Test
  void shouldChangeNothingWhenAnEventComesTwiceOrLate() {
    String name = "workloads/late/assessments/spring";
    AssessmentChanged first = AssessmentFixtures.assessment(name, 1, 1);
    AssessmentChanged second = AssessmentFixtures.assessment(name, 2, 2);
    AssessmentChanged third = AssessmentFixtures.assessment(name, 3, 3);
    Sent newest = Given.event(TENANT, second);
    TestEvents.send(Given.event(TENANT, Given.open("late"), 1), newest);
    Scorecard before = Given.scorecard(Given.viewer(TENANT), "workloads/late", 2);

    TestEvents.send(newest, Given.event(TENANT, first), Given.event(TENANT, second));
    TestEvents.send(marker());

    assertThat(Given.scorecard(Given.viewer(TENANT), "workloads/late", 0)).isEqualTo(before);
    TestEvents.send(Given.event(TENANT, third));
    assertThat(Given.scorecard(Given.viewer(TENANT), "workloads/late", 3)).isNotEqualTo(before);
  }

  @Test
  void shouldShowAnAssessmentThatCameBeforeItsWorkload() {
    String name = "workloads/early/assessments/spring";
    TestEvents.send(Given.event(TENANT, AssessmentFixtures.assessment(name, 1, 1)));
    TestEvents.send(marker());
    assertThat(row("early")).isNull();

    TestEvents.send(Given.event(TENANT, Given.open("early"), 1));

    assertThat(Given.scorecard(Given.viewer(TENANT), "workloads/early", 1).getAssessment())
        .isEqualTo(name);
  }

  @Test
  void shouldDropAPracticeTheEditionDoesNotHaveAnyMore() {
    String name = "workloads/shrinks/assessments/spring";
    AssessmentChanged whole = AssessmentFixtures.assessment(name, 1, 1);
    AssessmentChanged.Builder less = AssessmentFixtures.assessment(name, 2, 1).toBuilder();
    less.removePracticeStates(59);
    TestEvents.send(Given.event(TENANT, Given.open("shrinks"), 1), Given.event(TENANT, whole));
    TestEvents.send(Given.event(TENANT, less.build()));

    Scorecard scorecard = Given.scorecard(Given.viewer(TENANT), "workloads/shrinks", 2);

    assertThat(scorecard.getPracticeScoresCount()).isEqualTo(59);
    assertThat(scorecard.getPractices().getTotal()).isEqualTo(59);
  }

  @Test
  void shouldHideAWorkloadAsSoonAsItIsRestricted() {
    Given.projected(TENANT, Given.open("closes"), 1);

    TestEvents.send(Given.event(TENANT, Given.restricted("closes", "payments"), 2));
    await().atMost(Duration.ofSeconds(10)).until(() -> row("closes") == null);
    TestEvents.send(Given.event(TENANT, Given.open("closes"), 1));
    TestEvents.send(marker());

    assertThat(row("closes")).isNull();
  }

  @Test
  void shouldKeepWhatAWorkloadSaysOfItself() {
    Workload workload =
        Given.open("says").toBuilder().setDisplayName("Says").setUnit("a/b").build();
    TestEvents.send(Given.event(TENANT, workload, 1));

    await().atMost(Duration.ofSeconds(10)).until(() -> row("says") != null);

    assertThat(row("says").getDisplayName()).isEqualTo("Says");
    assertThat(row("says").getUnit()).isEqualTo("a/b");
    assertThat(row("says").getAssessment()).isEmpty();
    assertThat(row("says").hasPractices()).isFalse();
  }

  /** Events of every partition before this call are handled when its workloads are there. */
  private static Sent[] marker() {
    String id = "marker-" + Long.toString(System.nanoTime(), 36);
    Workload workload = Given.open(id);
    Sent[] sent = {
      Given.event(TENANT, workload, 1),
      Given.event(
          TENANT, AssessmentFixtures.assessment(workload.getName() + "/assessments/m", 1, 1))
    };
    TestEvents.send(sent);
    Given.scorecard(Given.viewer(TENANT), workload.getName(), 1);
    return sent;
  }

  private static PortfolioRow row(String id) {
    List<PortfolioRow> rows =
        TestCalls.as(Given.viewer(TENANT), ScorecardServiceGrpc::newBlockingStub)
            .getPortfolio(GetPortfolioRequest.newBuilder().setPageSize(1000).build())
            .getRowsList();
    return rows.stream()
        .filter(row -> row.getWorkload().equals("workloads/" + id))
        .findFirst()
        .orElse(null);
  }
}
