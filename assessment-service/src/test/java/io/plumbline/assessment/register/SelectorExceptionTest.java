package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.register.ExceptionCalls.APRIL;
import static io.plumbline.assessment.register.ExceptionCalls.approve;
import static io.plumbline.assessment.register.ExceptionCalls.asked;
import static io.plumbline.assessment.register.ExceptionCalls.events;
import static io.plumbline.assessment.register.ExceptionCalls.list;
import static io.plumbline.assessment.register.ExceptionCalls.renew;
import static io.plumbline.assessment.register.ExceptionCalls.state;
import static io.plumbline.assessment.register.ExceptionCalls.stub;
import static io.plumbline.assessment.register.ExceptionCalls.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.events.v1.ExceptionChanged;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.Term;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exceptions that cover what a selector of findings names. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SelectorExceptionTest {

  private static final FindingSelector SELECTOR =
      FindingSelector.newBuilder()
          .addRules("prowler:b")
          .addRules("prowler:a")
          .addAccounts("111122223333")
          .build();

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  private static RiskException requested(String workload) {
    return stub(ana()).createException(asked(workload, SELECTOR).build());
  }

  @Test
  void shouldLiveAsOneOnAPracticeDoes() {
    // Given
    String workload = Scenes.workload().getName();
    RiskException asked = requested(workload);

    // When
    RiskException renewed = approve(APRIL, renew(ana(), approve(APRIL, asked), 60));

    // Then
    assertThat(asked.getPractice()).isEmpty();
    assertThat(asked.getConcept()).isEmpty();
    assertThat(asked.getSelector().getRulesList()).containsExactly("prowler:a", "prowler:b");
    assertThat(renewed.getTerms().getRevision()).isEqualTo(2);
    assertThat(renewed.getSelector()).isEqualTo(asked.getSelector());
    assertThat(events(asked))
        .extracting(ExceptionEvent::getAction)
        .containsExactly("REQUEST", "APPROVE", "RENEW", "APPROVE");
    assertThat(list(ana(), workload, "kind = \"SELECTOR\"")).containsExactly(asked.getName());
    assertThat(list(ana(), workload, "kind = \"PRACTICE\"")).isEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(told(asked.getName()))
                    .extracting(ExceptionChanged::getVersion, e -> e.getException().getState())
                    .containsExactly(
                        tuple(1L, RiskException.State.STATE_REQUESTED),
                        tuple(2L, RiskException.State.STATE_APPROVED),
                        tuple(3L, RiskException.State.STATE_APPROVED),
                        tuple(4L, RiskException.State.STATE_APPROVED)));
  }

  private static List<ExceptionChanged> told(String exception) {
    List<ExceptionChanged> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : TestEvents.read(ExceptionWriter.TOPIC)) {
      if (exception.equals(TestEvents.header(message, "ce_subject"))) {
        try {
          told.add(ExceptionChanged.parseFrom(message.value()));
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    return told;
  }

  @Test
  void shouldRefuseTheSameTwiceAndWhatSelectsNothing() {
    String workload = Scenes.workload().getName();
    requested(workload);
    FindingSelector turned =
        FindingSelector.newBuilder()
            .addRules("prowler:a")
            .addRules("prowler:b")
            .addAccounts("111122223333")
            .build();
    FindingSelector broad = FindingSelector.newBuilder().addSeverities("LOW").build();
    FindingSelector misspelt =
        FindingSelector.newBuilder().addRules("a").addSeverities("low").build();

    Refused again = Refused.by(() -> stub(ana()).createException(asked(workload, turned).build()));
    Refused nothing = Refused.by(() -> stub(ana()).createException(asked(workload, broad).build()));
    Refused word = Refused.by(() -> stub(ana()).createException(asked(workload, misspelt).build()));
    Refused both =
        Refused.by(
            () ->
                stub(ana())
                    .createException(
                        asked(workload, SELECTOR)
                            .setException(
                                RiskException.newBuilder()
                                    .setPractice(ExceptionCalls.PRACTICE)
                                    .setSelector(SELECTOR)
                                    .setTerms(ExceptionCalls.terms(5)))
                            .build()));

    assertThat(again.reason()).isEqualTo("EXCEPTION_OPEN");
    assertThat(nothing.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(nothing.fields()).containsExactly("exception.selector");
    assertThat(word.fields()).containsExactly("exception.selector.severities[0]");
    assertThat(both.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void shouldExceptOnlyWhenAllThatFailsIsCovered() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    RiskException approved = approve(APRIL, requested(workload(assessment)));

    // When
    PracticeState part = observed(assessment, 1, failing(2, approved, 1));
    PracticeState all = observed(assessment, 2, failing(2, approved, 2));
    Term term = bucketTerm(assessment);
    PracticeState none = observed(assessment, 3, failing(2, approved, 0));

    // Then
    assertThat(part.getBucket()).isEqualTo(Bucket.BUCKET_CONTRADICTED);
    assertThat(all.getBucket()).isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(List.of(part.getVerdict(), all.getVerdict(), none.getVerdict()))
        .containsOnly(Verdict.VERDICT_CONTRADICTED);
    assertThat(all.getRisk()).isEqualTo(part.getRisk());
    assertThat(all.getProven()).isZero();
    assertThat(all.getCounts().getFail()).isEqualTo(2);
    assertThat(all.getCounts().getAcceptedList())
        .containsExactly(
            AcceptedItems.newBuilder().setException(approved.getName()).setCount(2).build());
    assertThat(term.getInputsMap())
        .contains(
            entry("covered", "2 of 2 failing items"),
            entry(approved.getName(), "2 of 2 failing items"));
    assertThat(none.getBucket()).isEqualTo(Bucket.BUCKET_CONTRADICTED);
  }

  private static EvidenceCounts failing(int fail, RiskException by, int accepted) {
    EvidenceCounts.Builder counts = EvidenceCounts.newBuilder().setFail(fail);
    if (accepted > 0) {
      counts.addAccepted(AcceptedItems.newBuilder().setException(by.getName()).setCount(accepted));
    }
    return counts.build();
  }

  private static PracticeState observed(Assessment assessment, long version, EvidenceCounts is) {
    TestEvents.send(Scenes.observed(workload(assessment), version, "signin", is));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                state(assessment).getCounts().getFail() == is.getFail()
                    && state(assessment)
                        .getCounts()
                        .getAcceptedList()
                        .equals(is.getAcceptedList()));
    return state(assessment);
  }

  private static Term bucketTerm(Assessment assessment) {
    return assessments(ana())
        .explainPractice(
            ExplainPracticeRequest.newBuilder()
                .setName(assessment.getName() + "/answers/sec01-bp01")
                .build())
        .getTermsList()
        .stream()
        .filter(term -> term.getTerm().equals("bucket"))
        .findFirst()
        .orElseThrow();
  }
}
