package io.plumbline.assessment.history;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories by seed through the service: what was shown once is derived anew, byte for byte. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RecordedHistoryTest {

  private static final int HISTORIES = 24;
  private static final int ROUNDS = 12;
  private static final TestToken APRIL = TestToken.of("april", "approver");
  private static final List<String> PRACTICES =
      List.of("sec01-bp01", "sec01-bp02", "sec02-bp01", "sec03-bp01", "sec03-bp02");
  private static final List<String> CONCEPTS = List.of("signin", "twin", "people", "keys");

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldDeriveWhatWasShownAtEveryVersion() {
    List<One> histories = new ArrayList<>();
    for (int seed = 0; seed < HISTORIES; seed++) {
      histories.add(new One(seed));
    }
    String steep = Policies.steep();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 5 == 4) {
        Policies.activate(round % 10 == 4 ? steep : Policies.BUILT_IN);
        histories.forEach(One::look);
      }
      if (round % 4 == 2) {
        map(round % 8 == 2 ? List.of("people") : List.of());
        histories.forEach(One::look);
      }
      TestEvents.send(
          histories.stream().flatMap(h -> h.act().stream()).toArray(TestEvents.Sent[]::new));
      histories.forEach(One::awaitEvidence);
      histories.forEach(One::look);
    }

    histories.forEach(One::check);
    assertThat(histories.stream().mapToInt(One::inherited).sum()).isGreaterThan(HISTORIES);
    map(List.of());
    Policies.activate(Policies.BUILT_IN);
  }

  /** A mapping set concerns all assessments: the service comes to each of them soon. */
  private static void map(List<String> concepts) {
    Instant now = Instant.now();
    Scenes.mappingSet("history", concepts);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                count(
                            "select count(*) from mapping_set where scanner = 'history'"
                                + " and recorded_at >= '"
                                + now
                                + "'")
                        == 1
                    && count(
                            "select count(*) from assessment where mapped_at <"
                                + " (select max(recorded_at) from mapping_set where tenant = '*')")
                        == 0);
  }

  /** One history, and what was shown of it. */
  private static final class One {

    private final Random random;
    private final Workload workload = Scenes.workload();
    private final Assessment assessment = Scenes.assessment(workload);
    private final Platform platform;
    private final TreeMap<Long, ListPracticeStatesResponse> shown = new TreeMap<>();
    private final Map<String, RiskException> exceptions = new TreeMap<>();
    private long evidence;

    One(long seed) {
      random = new Random(seed);
      platform = new Platform(random, workload);
      look();
    }

    /** Does something at once, or tells what the evidence service will say. */
    List<TestEvents.Sent> act() {
      int dice = random.nextInt(15);
      if (dice < 5) {
        answer();
      } else if (dice < 8) {
        return List.of(Scenes.observed(workload.getName(), ++evidence, concept(), counts()));
      } else if (dice < 13) {
        platform.act(practice());
      } else if (dice < 14) {
        return List.of(platform.observed(concept(), counts()));
      } else {
        accept(random.nextBoolean() ? "sec01-bp01" : "sec03-bp02");
      }
      return List.of();
    }

    private String practice() {
      return PRACTICES.get(random.nextInt(PRACTICES.size()));
    }

    /** How often a practice was seen to inherit. */
    int inherited() {
      return shown.values().stream()
          .mapToInt(
              list ->
                  (int)
                      list.getPracticeStatesList().stream()
                          .filter(state -> state.getInheritedRevision() > 0)
                          .count())
          .sum();
    }

    private String concept() {
      return CONCEPTS.get(random.nextInt(CONCEPTS.size()));
    }

    private EvidenceCounts counts() {
      EvidenceCounts.Builder counts = EvidenceCounts.newBuilder();
      int fail = random.nextInt(2);
      if (fail > 0 && random.nextBoolean()) {
        String exception = "workloads/any/exceptions/" + new UUID(1, random.nextInt(3));
        counts.addAccepted(AcceptedItems.newBuilder().setException(exception).setCount(1));
      }
      return counts
          .setPass(random.nextInt(3))
          .setFail(fail)
          .setStaleWarn(random.nextInt(2))
          .setEverAttested(random.nextInt(4) == 0)
          .setNewestObserveTime(Scenes.timestamp(Instant.now().minusSeconds(random.nextInt(99))))
          .setNextExpireTime(Scenes.timestamp(Instant.now().plusSeconds(90_000)))
          .build();
    }

    private void answer() {
      AnswerStatus status = AnswerStatus.forNumber(1 + random.nextInt(5));
      Answer.Builder answer =
          Answer.newBuilder()
              .setName(assessment.getName() + "/answers/" + practice())
              .setStatus(status)
              .setReason("reason " + random.nextInt(100));
      if (status == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED) {
        answer.setDegree(random.nextInt(101));
      }
      assessments(ana()).updateAnswer(UpdateAnswerRequest.newBuilder().setAnswer(answer).build());
    }

    private void accept(String practice) {
      RiskException open = exceptions.remove(practice);
      if (open != null && random.nextBoolean()) {
        exceptions(APRIL)
            .revokeException(
                RevokeExceptionRequest.newBuilder()
                    .setName(open.getName())
                    .setReason("No more.")
                    .build());
        return;
      }
      RiskException asked = open == null ? request(practice) : renew(open);
      exceptions.put(
          practice,
          exceptions(APRIL)
              .approveException(
                  ApproveExceptionRequest.newBuilder().setName(asked.getName()).build()));
    }

    private RiskException request(String practice) {
      return exceptions(ana())
          .createException(
              CreateExceptionRequest.newBuilder()
                  .setParent(workload.getName())
                  .setException(
                      RiskException.newBuilder()
                          .setPractice(Scenes.EDITION + "/practices/" + practice)
                          .setTerms(terms(10)))
                  .build());
    }

    private RiskException renew(RiskException open) {
      return exceptions(ana())
          .renewException(
              RenewExceptionRequest.newBuilder()
                  .setName(open.getName())
                  .setTerms(terms(11 + random.nextInt(50)))
                  .build());
    }

    void awaitEvidence() {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  count(
                              "select evidence_version from assessment where workload = '"
                                  + workload.getName().substring("workloads/".length())
                                  + "'")
                          == evidence
                      && platform.settled());
    }

    void look() {
      ListPracticeStatesResponse now = list(null);
      shown.put(now.getVersion(), now);
    }

    void check() {
      String id = workload.getName().substring("workloads/".length());
      assertThat(count("select count(*) from assessment_revision where workload = '" + id + "'"))
          .as("every version was looked at")
          .isEqualTo(shown.size());
      shown.forEach(
          (version, then) -> {
            assertThat(list(then.getRecordTime())).isEqualTo(then);
            var next = shown.higherEntry(version);
            if (next != null) {
              Timestamp before =
                  Timestamps.subtract(
                      next.getValue().getRecordTime(),
                      com.google.protobuf.util.Durations.fromMicros(1));
              assertThat(list(before)).isEqualTo(then);
            }
          });
    }

    private ListPracticeStatesResponse list(@Nullable Timestamp asOf) {
      ListPracticeStatesRequest.Builder request =
          ListPracticeStatesRequest.newBuilder().setParent(assessment.getName());
      if (asOf != null) {
        request.setAsOfTime(asOf);
      }
      return assessments(audrey()).listPracticeStates(request.build());
    }
  }

  private static ExceptionTerms terms(int days) {
    return ExceptionTerms.newBuilder()
        .setJustification("Accepted by the board.")
        .setExpireTime(Scenes.timestamp(Instant.now().plus(Duration.ofDays(days))))
        .build();
  }

  private static ExceptionServiceGrpc.ExceptionServiceBlockingStub exceptions(TestToken token) {
    return TestCalls.as(token, ExceptionServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, java.util.concurrent.TimeUnit.SECONDS);
  }
}
