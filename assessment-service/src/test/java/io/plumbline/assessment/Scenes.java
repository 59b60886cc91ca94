package io.plumbline.assessment;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc.AssessmentServiceBlockingStub;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc.WorkloadServiceBlockingStub;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.events.v1.MappedRule;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.RiskLevel;
import io.plumbline.proto.evidence.events.v1.ObservedConcept;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the tests of this service stand on: a small edition, people, workloads, evidence. */
public final class Scenes {

  /** Five practices, four concepts: the second and the third are twins, the fourth has no rule. */
  public static final String EDITION = "frameworks/plumb/editions/e1";

  private static final String EDITIONS = "plumbline.catalog.edition.v1";
  private static final String MAPPING_SETS = "plumbline.catalog.mapping-set.v1";
  private static final String OBSERVED = "plumbline.evidence.practice.v1";

  private Scenes() {}

  /** Publishes the edition and a mapping set as the catalog would, and waits until it is known. */
  public static void catalogIsKnown() {
    if (count("select count(*) from edition_practice where edition = '" + EDITION + "'") > 0) {
      return;
    }
    EditionPublished edition =
        EditionPublished.newBuilder()
            .setEdition(EDITION)
            .setDisplayName("Plumb")
            .addPractices(practice(1, "SEC01-BP01", "signin", "", RiskLevel.RISK_LEVEL_HIGH))
            .addPractices(
                practice(2, "SEC01-BP02", "twin", "sec02-bp01", RiskLevel.RISK_LEVEL_MEDIUM))
            .addPractices(
                practice(3, "SEC02-BP01", "twin", "sec01-bp02", RiskLevel.RISK_LEVEL_MEDIUM))
            .addPractices(
                practice(4, "SEC03-BP01", "people", "", RiskLevel.RISK_LEVEL_MEDIUM).toBuilder()
                    .setRiskByDefault(true))
            .addPractices(practice(5, "SEC03-BP02", "keys", "", RiskLevel.RISK_LEVEL_LOW))
            .build();
    TestEvents.send(
        event("*", EDITIONS, EDITION, "io.plumbline.catalog.edition.published.v1", 1, edition));
    mappingSet("prowler", List.of("signin", "twin", "keys"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                count("select count(*) from edition_practice") >= 5
                    && count("select count(*) from mapping_set") >= 1);
  }

  private static Practice practice(
      int ordinal, String id, String concept, String twin, RiskLevel risk) {
    String practices = EDITION + "/practices/";
    return Practice.newBuilder()
        .setName(practices + id.toLowerCase(java.util.Locale.ROOT))
        .setPracticeId(id)
        .setTitle("Practice " + ordinal)
        .setArea("Area")
        .setTopic("Topic")
        .setOrdinal(ordinal)
        .setConcept(concept)
        .setTwin(twin.isEmpty() ? "" : practices + twin)
        .setRisk(risk)
        .build();
  }

  /** Publishes a built-in mapping set whose rules speak to these concepts. */
  public static void mappingSet(String scanner, List<String> concepts) {
    MappingSetPublished published =
        MappingSetPublished.newBuilder()
            .setMappingSet("mappingSets/" + scanner)
            .setScanner(scanner)
            .addRules(MappedRule.newBuilder().setRule(scanner + ":r").addAllConcepts(concepts))
            .setPublishTime(timestamp(Instant.now()))
            .build();
    TestEvents.send(
        event(
            "*",
            MAPPING_SETS,
            published.getMappingSet(),
            "io.plumbline.catalog.mapping-set.published.v1",
            1,
            published));
  }

  /** An event of the evidence service about one concept of a workload. */
  public static TestEvents.Sent observed(
      String workload, long version, String concept, EvidenceCounts counts) {
    return observed(
        "acme",
        PracticesObserved.newBuilder()
            .setWorkload(workload)
            .setEvidenceVersion(version)
            .addConcepts(ObservedConcept.newBuilder().setConcept(concept).setCounts(counts))
            .setChangeTime(timestamp(Instant.now()))
            .build());
  }

  /** An event of the evidence service. */
  public static TestEvents.Sent observed(String tenant, PracticesObserved observed) {
    return event(
        tenant,
        OBSERVED,
        observed.getWorkload(),
        "io.plumbline.evidence.practice.observed.v1",
        observed.getEvidenceVersion(),
        observed);
  }

  private static TestEvents.Sent event(
      String tenant,
      String topic,
      String key,
      String type,
      long version,
      com.google.protobuf.Message payload) {
    return TestEvents.Sent.of(tenant, topic, key, type, version, payload);
  }

  public static EvidenceCounts passing(int pass) {
    return EvidenceCounts.newBuilder().setPass(pass).build();
  }

  public static EvidenceCounts failing(int fail) {
    return EvidenceCounts.newBuilder().setFail(fail).build();
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }

  /** Ana, a contributor of group payments. */
  public static TestToken ana() {
    return TestToken.of("ana", "contributor").groups("payments");
  }

  /** Carl, a contributor of no group. */
  public static TestToken carl() {
    return TestToken.of("carl", "contributor");
  }

  /** Adam, an administrator. */
  public static TestToken adam() {
    return TestToken.of("adam", "admin");
  }

  /** Audrey, an auditor. */
  public static TestToken audrey() {
    return TestToken.of("audrey", "auditor");
  }

  public static WorkloadServiceBlockingStub workloads(TestToken token) {
    return TestCalls.as(token, WorkloadServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, java.util.concurrent.TimeUnit.SECONDS);
  }

  public static AssessmentServiceBlockingStub assessments(TestToken token) {
    return TestCalls.as(token, AssessmentServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, java.util.concurrent.TimeUnit.SECONDS);
  }

  /** An id that no other test uses. */
  public static String id(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A new open workload. */
  public static Workload workload() {
    return workload(Workload.newBuilder().setDisplayName("Shop").build());
  }

  /** A new workload for group payments only. */
  public static Workload restricted() {
    return workload(
        Workload.newBuilder()
            .setDisplayName("Payments")
            .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
            .addGroups("payments")
            .build());
  }

  private static Workload workload(Workload workload) {
    return workloads(adam())
        .createWorkload(
            CreateWorkloadRequest.newBuilder()
                .setWorkload(workload)
                .setWorkloadId(id("w"))
                .build());
  }

  /** A new assessment of a workload against the edition. */
  public static Assessment assessment(Workload workload) {
    return assessments(ana())
        .createAssessment(
            CreateAssessmentRequest.newBuilder()
                .setParent(workload.getName())
                .setAssessment(Assessment.newBuilder().setEdition(EDITION))
                .setAssessmentId("review")
                .build());
  }

  /** Ana answers a practice. */
  public static Answer answer(Assessment assessment, String practice, AnswerStatus status) {
    return assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/" + practice)
                        .setStatus(status)
                        .setReason("said so"))
                .build());
  }

  /** How every practice stands, by its id. */
  public static Map<String, PracticeState> states(Assessment assessment) {
    return assessments(audrey())
        .listPracticeStates(
            ListPracticeStatesRequest.newBuilder()
                .setParent(assessment.getName())
                .setPageSize(1000)
                .build())
        .getPracticeStatesList()
        .stream()
        .collect(Collectors.toMap(PracticeState::getPracticeId, state -> state));
  }

  /** The first column of the first row of a query, as no row-level security binds it. */
  public static long count(String sql) {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
