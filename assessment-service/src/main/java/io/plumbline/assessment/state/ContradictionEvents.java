package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.assessment.events.v1.ContradictionChanged;
import java.time.Instant;
import java.util.List;

/** Tells of each practice whose verdict became, or ceased to be, CONTRADICTED. */
final class ContradictionEvents {

  static final String TOPIC = "plumbline.assessment.contradiction.v1";

  private static final String TYPE = "io.plumbline.assessment.contradiction.changed.v1";

  private ContradictionEvents() {}

  static boolean is(Scored scored) {
    return scored.derived().verdict() == Verdict.CONTRADICTED;
  }

  static boolean was(Scored scored) {
    PracticeState state = scored.row().state();
    return state != null && state.derived().verdict() == Verdict.CONTRADICTED;
  }

  /**
   * The events of one scoring.
   *
   * @param assessment as it stands after it
   */
  static List<OutboxEvent> of(Assessment assessment, List<Scored> changed, Instant now) {
    return changed.stream()
        .filter(scored -> is(scored) != was(scored))
        .map(scored -> event(assessment, scored, now))
        .toList();
  }

  private static OutboxEvent event(Assessment assessment, Scored scored, Instant now) {
    PracticeRow row = scored.row();
    AnswerKey answer = AnswerKey.of(assessment.key(), row.practice().id());
    ContradictionChanged changed =
        ContradictionChanged.newBuilder()
            .setAnswer(answer.name())
            .setPracticeId(row.practice().practiceId())
            .setConcept(row.practice().concept())
            .setContradicted(is(scored))
            .setUnderstated(scored.derived().understated())
            .setDeclared(AnswerProtos.status(row.declaration().status()))
            .setObserved(Words.observed(scored.derived().observed(), scored.derived().testable()))
            .setRisk(Words.risk(scored.derived().risk()))
            .setAssessmentVersion(assessment.version())
            .setChangeTime(Times.timestamp(now))
            .build();
    return OutboxEvent.of(
        answer.tenant(),
        TOPIC,
        answer.name(),
        TYPE,
        answer.name(),
        assessment.version(),
        now,
        changed);
  }
}
