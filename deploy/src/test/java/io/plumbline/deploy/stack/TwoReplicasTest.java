package io.plumbline.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.evidence.v1.IngestResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two replicas of every service, each let go and started again in turn while clients call: what the
 * clients saw, and what is stored afterwards. Eight more JVM starts: {@code -Dplumbline.replicas}.
 */
@EnabledIfSystemProperty(named = "plumbline.replicas", matches = ".*")
class TwoReplicasTest {
  private static RunningStack stack;
  private static RollingRestart restart;
  private static SentEvents events;

  @BeforeAll
  static void roll() throws InterruptedException {
    stack = RunningStack.get();
    restart = RollingRestart.of(stack);
    events = new SentEvents(stack);
  }

  @Test
  void shouldFailNoCall() {
    assertThat(restart.callers().failures()).isEmpty();
    assertThat(restart.callers().counts())
        .hasSize(7)
        .allSatisfy((name, n) -> assertThat(n).isPositive());
  }

  @Test
  void shouldResumeAStreamOfFindingsWithoutLossOrRepetition() {
    long sent = restart.ingest().acknowledged() * ResumingIngest.BATCH;
    IngestResult result = restart.result();

    assertThat(restart.ingest().cuts()).isPositive();
    assertThat(result.getOutcomes().getRead()).isEqualTo(sent);
    assertThat(result.getOutcomes().getNew()).isEqualTo(sent);
    assertThat(
            of(Part.EVIDENCE)
                .number("select count(*) from finding where resource like '%:root/%-%'"))
        .isEqualTo(sent);
    assertThat(stack.run("evidence", "recount", "--check").code()).isZero();
  }

  @Test
  void shouldResumeAWatchWithTheLatestOfEachPractice() {
    Answer last = restart.lastAnswer();

    assertThat(restart.watch().cuts()).isPositive();
    assertThat(restart.watch().failures()).isEmpty();
    assertThat(restart.watch().version()).isGreaterThanOrEqualTo(last.getAssessmentVersion());
    assertThat(restart.watch().state(RollingRestart.PRACTICE).getAnswer().getStatus())
        .isEqualTo(last.getStatus());
  }

  @Test
  void shouldWriteEachAnswerOnce() {
    assertThat(restart.lastAnswer().getRevision() - restart.firstRevision())
        .isEqualTo(restart.callers().counts().get("answer").intValue());
    for (String gaps :
        List.of(
            "select count(*) - max(revision) from answer_revision"
                + " group by tenant, workload, assessment, practice",
            "select count(*) - max(version) from assessment_revision"
                + " group by tenant, workload, assessment")) {
      assertThat(Set.copyOf(of(Part.ASSESSMENT).rows(gaps))).as(gaps).containsExactly("0");
    }
  }

  @Test
  void shouldSendAShardByOneRelayAtATimeAndEventsOfAKeyInOrder() {
    assertThat(restart.locks().most()).isEqualTo(1);
    assertThat(restart.locks().holders()).isNotEmpty();
    assertThat(events.overtaken()).isEmpty();
    for (Part service : Part.services()) {
      assertThat(of(service).number("select count(*) from outbox")).as(service.label()).isZero();
    }
  }

  @Test
  void shouldHandleEveryEventOnceInEveryConsumer() throws ExecutionException, InterruptedException {
    Map<String, Set<String>> topics = events.topicsByConsumer();

    assertThat(events.count(".dlq")).isZero();
    assertThat(topics).hasSizeGreaterThanOrEqualTo(10);
    topics.forEach(
        (consumer, read) -> {
          Part service = Part.named(consumer.split("\\.")[0]).orElseThrow();
          String taken = "select source, event_id from inbox where consumer = '" + consumer + "'";
          assertThat(new TreeSet<>(of(service).rows(taken)))
              .as(consumer + " of " + read)
              .isEqualTo(events.ids(read));
        });
  }

  @Test
  void shouldTellEveryWriteInTheAuditTrailOnce() {
    long records = 0;
    for (Part service : Part.services()) {
      String gaps = "select count(*) - max(sequence) from audit_record group by tenant";
      assertThat(Set.copyOf(of(service).rows(gaps))).as(service.label()).isSubsetOf("0");
      records += of(service).number("select count(*) from audit_record");
    }
    assertThat(of(Part.REPORTING).number("select count(*) from trail_record")).isEqualTo(records);
  }

  @Test
  void shouldShowInReportingWhatAssessmentHolds() {
    String versions = "select tenant || '/' || %s, version from assessment order by 1";
    assertThat(of(Part.REPORTING).rows(versions.formatted("name")))
        .isEqualTo(
            of(Part.ASSESSMENT)
                .rows(versions.formatted("'workloads/' || workload || '/assessments/' || id")));
  }

  @Test
  void shouldLeaveTheLedgerWhole() {
    JsonNode checked = stack.run("ledger", "check", "--json").json();
    assertThat(checked.path("whole").asBoolean()).as(checked.toPrettyString()).isTrue();
  }

  private static StackDatabase of(Part service) {
    return new StackDatabase(stack, service);
  }
}
