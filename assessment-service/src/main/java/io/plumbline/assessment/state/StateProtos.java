package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.state.PracticeState.Derived;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.events.v1.ConceptState;
import io.plumbline.proto.type.v1.EvidenceCounts;
import org.jspecify.annotations.Nullable;

/** States of practices and concepts as the contracts show them. */
public final class StateProtos {

  private StateProtos() {}

  /** A practice of an assessment. */
  public static io.plumbline.proto.assessment.v1.PracticeState practice(
      AssessmentKey assessment, Scored scored) {
    EditionPractice practice = scored.row().practice();
    AnswerKey answer = AnswerKey.of(assessment, practice.id());
    Derived derived = scored.derived();
    io.plumbline.proto.assessment.v1.PracticeState.Builder proto =
        io.plumbline.proto.assessment.v1.PracticeState.newBuilder();
    RiskException exception = scored.row().exception();
    if (exception != null) {
      proto
          .setException(exception.key().name())
          .setExceptionExpireTime(Times.timestamp(exception.expireAt()));
    }
    return proto
        .setAnswerName(answer.name())
        .setPractice(practice.name())
        .setPracticeId(practice.practiceId())
        .setTitle(practice.title())
        .setArea(practice.area())
        .setTopic(practice.topic())
        .setOrdinal(practice.ordinal())
        .setConcept(practice.concept())
        .setTwinId(practice.twinId())
        .setAnswer(answer(assessment, scored.row()))
        .setObserved(Words.observed(derived.observed(), derived.testable()))
        .setCounts(counts(scored.row().observed()))
        .setVerdict(Words.verdict(derived.verdict()))
        .setUnderstated(derived.understated())
        .setBucket(Words.bucket(derived.bucket()))
        .setRisk(Words.risk(derived.risk()))
        .setStake(Words.stake(derived.level()))
        .setWeight(derived.weight())
        .setProven(derived.proven())
        .setDeclared(derived.declared())
        .setTwinConflict(derived.twinConflict())
        .setVerdictTime(Times.timestamp(scored.verdictAt()))
        .setVersion(scored.version())
        .build();
  }

  /** A concept of an assessment. */
  static ConceptState concept(Scored.Concept concept) {
    return ConceptState.newBuilder()
        .setConcept(concept.concept())
        .addAllPracticeIds(concept.practiceIds())
        .setBucket(Words.bucket(concept.standing().bucket()))
        .setWeight(concept.standing().weight())
        .setProven(concept.standing().provenCredit())
        .setDeclared(concept.standing().declaredCredit())
        .setTwinConflict(concept.standing().twinConflict())
        .setCovered(concept.standing().tally().fresh() > 0)
        .build();
  }

  /** The answer of a practice, given or not. */
  public static io.plumbline.proto.assessment.v1.Answer answer(
      AssessmentKey assessment, PracticeRow row) {
    return row.answer() == null
        ? AnswerProtos.none(AnswerKey.of(assessment, row.practice().id()))
        : AnswerProtos.proto(row.answer());
  }

  /** The evidence of a practice, in numbers. */
  public static EvidenceCounts counts(@Nullable Observed observed) {
    if (observed == null) {
      return EvidenceCounts.getDefaultInstance();
    }
    Tally tally = observed.tally();
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(tally.pass())
            .setFail(tally.fail())
            .setWarn(tally.warn())
            .setStalePass(tally.stalePass())
            .setStaleFail(tally.staleFail())
            .setStaleWarn(tally.staleWarn())
            .setEverAttested(observed.everAttested());
    observed.newestAt().map(Times::timestamp).ifPresent(counts::setNewestObserveTime);
    observed.nextExpireAt().map(Times::timestamp).ifPresent(counts::setNextExpireTime);
    return counts.build();
  }
}
