package io.plumbline.assessment.answering;

import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.Scenes;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AnswerDecisionTest {

  private static final String WORDS = "words that stay with their owner";

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldTellEveryAnswerAsADecisionWithoutItsWords() throws Exception {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());

    // When
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    Answer changed = change(assessment, ANSWER_STATUS_NOT_IMPLEMENTED);
    change(assessment, ANSWER_STATUS_NOT_IMPLEMENTED);

    // Then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(told(changed.getName())).hasSize(2));
    List<DecisionRecorded> told = told(changed.getName());
    assertThat(told).extracting(DecisionRecorded::getVersion).containsExactly(1L, 2L);
    DecisionRecorded last = told.get(1);
    assertThat(last.getKind()).isEqualTo(DecisionRecorded.Kind.KIND_ANSWER);
    assertThat(last.getFromState()).isEqualTo("IMPLEMENTED");
    assertThat(last.getToState()).isEqualTo("NOT_IMPLEMENTED");
    assertThat(last.getDecideTime()).isEqualTo(changed.getUpdateTime());
    assertThat(last.getContentHash().toByteArray()).isEqualTo(hash(changed, last.getDecidedBy()));
    assertThat(new String(last.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain(WORDS);
  }

  private static byte[] hash(Answer answer, String by) {
    return ContentHash.of(
        "plumbline.answer.v2",
        answer.getName(),
        answer.getRevision(),
        "NOT_IMPLEMENTED",
        0,
        answer.getReason(),
        WORDS,
        answer.getAssignee(),
        by,
        Instant.ofEpochSecond(
            answer.getUpdateTime().getSeconds(), answer.getUpdateTime().getNanos()),
        "",
        "");
  }

  private static Answer change(
      Assessment assessment, io.plumbline.proto.assessment.v1.AnswerStatus status) {
    return assessments(Scenes.ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/sec01-bp01")
                        .setStatus(status)
                        .setNotes(WORDS))
                .build());
  }

  private static List<DecisionRecorded> told(String answer) throws InvalidProtocolBufferException {
    List<DecisionRecorded> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : TestEvents.read(Decisions.TOPIC)) {
      DecisionRecorded decision = DecisionRecorded.parseFrom(message.value());
      if (decision.getResource().equals(answer)) {
        told.add(decision);
      }
    }
    return told;
  }
}
