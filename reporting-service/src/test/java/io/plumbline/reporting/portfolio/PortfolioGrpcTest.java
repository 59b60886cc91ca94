package io.plumbline.reporting.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.reporting.AssessmentFixtures;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nine workloads, three of them restricted to payments; each answer is counted anew here. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PortfolioGrpcTest {

  private static final String TENANT = "portfolio";
  private static final Map<String, AssessmentChanged> ASSESSED = new HashMap<>();

  @BeforeEach
  void project() {
    if (ASSESSED.isEmpty()) {
      for (int i = 1; i <= 9; i++) {
        Workload workload =
            i % 3 == 0 ? Given.restricted("w" + i, "payments") : Given.open("w" + i);
        Workload placed = workload.toBuilder().setUnit(i <= 4 ? "retail" : "bank").build();
        ASSESSED.put(placed.getName(), Given.projected(TENANT, placed, 100 + i));
      }
      Given.projected("globex", Given.open("w1"), 5);
    }
  }

  @Test
  void shouldSumOverTheWorkloadsTheCallerMaySee() {
    Portfolio seen = portfolio(Given.viewer(TENANT), GetPortfolioRequest.newBuilder());

    List<AssessmentChanged> open = assessed("w1", "w2", "w4", "w5", "w7", "w8");
    assertThat(seen.getWorkloadCount()).isEqualTo(6);
    assertThat(seen.getAssessedCount()).isEqualTo(6);
    assertThat(names(seen)).containsExactly("w1", "w2", "w4", "w5", "w7", "w8");
    assertSums(seen, open);
  }

  @Test
  void shouldCountRestrictedWorkloadsForTheirGroupsAndForAuditors() {
    Portfolio member =
        portfolio(Given.viewer(TENANT).groups("payments"), GetPortfolioRequest.newBuilder());
    Portfolio auditor = portfolio(Given.auditor(TENANT), GetPortfolioRequest.newBuilder());

    assertThat(member.getWorkloadCount()).isEqualTo(9);
    assertSums(member, new ArrayList<>(ASSESSED.values()));
    assertThat(auditor).isEqualTo(member);
  }

  @Test
  void shouldPageThroughEveryRowOnceInEveryOrder() {
    for (String field :
        List.of(
            "name",
            "display_name",
            "proven",
            "declared",
            "contradicted",
            "high_risk",
            "coverage")) {
      for (String order : List.of(field, field + " desc")) {
        Portfolio whole =
            portfolio(Given.auditor(TENANT), GetPortfolioRequest.newBuilder().setOrderBy(order));

        assertThat(pages(order)).as(order).containsExactlyElementsOf(whole.getRowsList());
      }
    }
  }

  @Test
  void shouldOrderByTheValueAsked() {
    Portfolio portfolio =
        portfolio(
            Given.auditor(TENANT), GetPortfolioRequest.newBuilder().setOrderBy("proven desc"));

    assertThat(portfolio.getRowsList())
        .extracting(row -> row.getPractices().getProvenBasisPoints())
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void shouldFilterRowsAndSumsAlike() {
    Portfolio retail =
        portfolio(
            Given.viewer(TENANT),
            GetPortfolioRequest.newBuilder()
                .setFilter("unit = \"retail\" AND environment = \"production\""));

    assertThat(names(retail)).containsExactly("w1", "w2", "w4");
    assertSums(retail, assessed("w1", "w2", "w4"));
  }

  @Test
  void shouldLeaveOutAnAssessmentThatWasSetAside() {
    // Given an assessment, and a newer one of an upgrade that was taken back
    String tenant = "initech";
    Workload workload = Given.open("w1");
    AssessmentChanged old = Given.projected(tenant, workload, 7);
    AssessmentChanged.Builder next =
        AssessmentFixtures.assessment(workload.getName() + "/assessments/next", 2, 8).toBuilder();
    next.getAssessmentBuilder()
        .setState(Assessment.State.STATE_SET_ASIDE)
        .setCreateTime(next.getChangeTime());
    TestEvents.send(Given.event(tenant, next.build()));

    // When its own scorecard has come
    Given.scorecard(Given.auditor(tenant), next.getAssessment().getName(), 2);

    // Then
    assertSums(portfolio(Given.auditor(tenant), GetPortfolioRequest.newBuilder()), List.of(old));
    assertThat(Given.scorecard(Given.auditor(tenant), workload.getName(), 1).getAssessment())
        .isEqualTo(old.getAssessment().getName());
  }

  @Test
  void shouldRefuseAFilterItCanNotReadAndATokenOfAnotherQuery() {
    String token =
        portfolio(Given.viewer(TENANT), GetPortfolioRequest.newBuilder().setPageSize(2))
            .getNextPageToken();

    StatusRuntimeException filter =
        failure(Given.viewer(TENANT), GetPortfolioRequest.newBuilder().setFilter("unit = retail"));
    StatusRuntimeException other =
        failure(
            Given.viewer(TENANT).groups("payments"),
            GetPortfolioRequest.newBuilder().setPageToken(token));

    assertThat(filter.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(filter.getStatus().getDescription()).contains("position 8");
    assertThat(TestCalls.reason(other)).isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void shouldShowTheSmallWallOfEveryRow() {
    Portfolio portfolio = portfolio(Given.viewer(TENANT), GetPortfolioRequest.newBuilder());

    for (PortfolioRow row : portfolio.getRowsList()) {
      assertThat(row.getWallList())
          .extracting(brick -> brick.getPracticeId() + brick.getBucket() + brick.getWeight())
          .containsExactlyElementsOf(
              ASSESSED.get(row.getWorkload()).getPracticeStatesList().stream()
                  .map(p -> p.getPracticeId() + p.getBucket() + p.getWeight())
                  .toList());
    }
  }

  @Test
  void shouldSayOnceWhatThePracticesOfItsRowsAreCalled() {
    Portfolio portfolio =
        portfolio(Given.viewer(TENANT), GetPortfolioRequest.newBuilder().setCompactWalls(true));
    Portfolio wordy = portfolio(Given.viewer(TENANT), GetPortfolioRequest.newBuilder());

    AssessmentChanged any = ASSESSED.get("workloads/w1");
    assertThat(portfolio.getRowsList())
        .extracting(PortfolioRow::getEdition)
        .containsOnly(any.getAssessment().getEdition());
    assertThat(portfolio.getEditionsList()).hasSize(1);
    assertThat(portfolio.getEditions(0).getEdition()).isEqualTo(any.getAssessment().getEdition());
    assertThat(portfolio.getEditions(0).getPracticesList())
        .extracting(p -> p.getPracticeId() + p.getTitle() + p.getArea() + p.getTopic())
        .containsExactlyElementsOf(called(any));
    assertThat(portfolio.getRows(0).getWallList())
        .allMatch(brick -> brick.getTitle().isEmpty() && brick.getArea().isEmpty());
    assertThat(wordy.getRows(0).getWallList())
        .extracting(b -> b.getPracticeId() + b.getTitle() + b.getArea() + b.getTopic())
        .containsExactlyElementsOf(called(any));
  }

  private static List<String> called(AssessmentChanged assessed) {
    return assessed.getPracticeStatesList().stream()
        .map(p -> p.getPracticeId() + p.getTitle() + p.getArea() + p.getTopic())
        .toList();
  }

  @Test
  void shouldCountForListedPeopleAndNotWhatIsArchived() {
    String tenant = "portfolio-members";
    Given.projected(tenant, Given.restricted("vault").toBuilder().addUsers("vic").build(), 11);
    Workload old = Given.open("old");
    Given.projected(tenant, old, 12);
    Workload archived =
        old.toBuilder().setArchiveTime(Timestamp.newBuilder().setSeconds(1)).build();
    TestEvents.send(Given.event(tenant, archived, 2));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(names(portfolio(Given.viewer(tenant), GetPortfolioRequest.newBuilder())))
                    .containsExactly("vault"));
    TestToken stranger = TestToken.of("eve", "viewer").tenant(tenant).groups("vic");
    assertThat(portfolio(stranger, GetPortfolioRequest.newBuilder()).getWorkloadCount()).isZero();
    assertThat(Given.scorecard(Given.viewer(tenant), old.getName(), 1).getName())
        .startsWith(old.getName() + "/assessments/");
  }

  @Test
  void shouldHaveNothingForATenantWithoutWorkloads() {
    Portfolio empty = portfolio(Given.viewer("nobody"), GetPortfolioRequest.newBuilder());

    assertThat(empty.getRowsList()).isEmpty();
    assertThat(empty.getPractices().hasProvenBasisPoints()).isFalse();
    assertThat(empty.getLeaningList()).isEmpty();
  }

  private static void assertSums(Portfolio portfolio, List<AssessmentChanged> assessments) {
    List<PracticeState> all =
        assessments.stream().flatMap(a -> a.getPracticeStatesList().stream()).toList();
    long weight = 0;
    long proven = 0;
    long declared = 0;
    Map<String, Integer> leaning = new HashMap<>();
    for (PracticeState p : all) {
      if (p.getBucket() != Bucket.BUCKET_NOT_APPLICABLE) {
        weight += p.getWeight();
        proven += (long) p.getWeight() * p.getProven();
        declared += (long) p.getWeight() * p.getDeclared();
      }
      if (p.getBucket() == Bucket.BUCKET_CONTRADICTED) {
        leaning.merge(p.getPracticeId(), 1, Integer::sum);
      }
    }
    assertThat(portfolio.getPractices().getTotal()).isEqualTo(all.size());
    assertThat(portfolio.getConcepts().getTotal()).isEqualTo(54 * assessments.size());
    assertThat(portfolio.getPractices().getProvenBasisPoints())
        .isEqualTo((int) Math.round(proven * 100.0 / weight));
    assertThat(portfolio.getPractices().getDeclaredBasisPoints())
        .isEqualTo((int) Math.round(declared * 100.0 / weight));
    assertThat(portfolio.getHighRiskCount())
        .isEqualTo((int) all.stream().filter(p -> p.getRisk() == Risk.RISK_HIGH).count());
    assertThat(portfolio.getLeaningCount()).isEqualTo(Math.min(10, leaning.size()));
    portfolio
        .getLeaningList()
        .forEach(
            l -> assertThat(leaning).containsEntry(l.getPracticeId(), l.getContradictedCount()));
    assertThat(portfolio.getLeaning(0).getContradictedCount())
        .isEqualTo(leaning.values().stream().mapToInt(n -> n).max().orElseThrow());
  }

  private static List<PortfolioRow> pages(String order) {
    List<PortfolioRow> rows = new ArrayList<>();
    String token = "";
    do {
      Portfolio page =
          portfolio(
              Given.auditor(TENANT),
              GetPortfolioRequest.newBuilder()
                  .setPageSize(2)
                  .setOrderBy(order)
                  .setPageToken(token));
      rows.addAll(page.getRowsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return rows;
  }

  private static List<AssessmentChanged> assessed(String... ids) {
    return List.of(ids).stream().map(id -> ASSESSED.get("workloads/" + id)).toList();
  }

  private static List<String> names(Portfolio portfolio) {
    return portfolio.getRowsList().stream()
        .map(row -> row.getWorkload().substring("workloads/".length()))
        .toList();
  }

  private static Portfolio portfolio(TestToken token, GetPortfolioRequest.Builder request) {
    return TestCalls.as(token, ScorecardServiceGrpc::newBlockingStub).getPortfolio(request.build());
  }

  private static StatusRuntimeException failure(
      TestToken token, GetPortfolioRequest.Builder request) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> portfolio(token, request));
  }
}
