package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.state.PracticeState.Derived;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.events.v1.ConceptState;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.Map;

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
    Inherited inherited = scored.row().inherited();
    if (inherited != null) {
      proto.setInheritedRevision(inherited.source().sourceRevision());
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
        .setCounts(counts(scored.row()))
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

  /** The answer of a practice, given or not, with what it declares if it inherits that. */
  public static io.plumbline.proto.assessment.v1.Answer answer(
      AssessmentKey assessment, PracticeRow row) {
    io.plumbline.proto.assessment.v1.Answer own =
        row.answer() == null
            ? AnswerProtos.none(AnswerKey.of(assessment, row.practice().id()))
            : AnswerProtos.proto(row.answer());
    Inherited inherited = row.inherited();
    return inherited == null ? own : AnswerProtos.declared(own, inherited.declaration());
  }

  /** The evidence that counts for a practice, in numbers. */
  public static EvidenceCounts counts(PracticeRow row) {
    Tally tally = row.tally();
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(tally.pass())
            .setFail(tally.fail())
            .setWarn(tally.warn())
            .setStalePass(tally.stalePass())
            .setStaleFail(tally.staleFail())
            .setStaleWarn(tally.staleWarn())
            .setEverAttested(row.everAttested());
    row.covered().items().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                counts.addAccepted(
                    AcceptedItems.newBuilder().setException(e.getKey()).setCount(e.getValue())));
    row.newestAt().map(Times::timestamp).ifPresent(counts::setNewestObserveTime);
    row.nextExpireAt().map(Times::timestamp).ifPresent(counts::setNextExpireTime);
    return counts.build();
  }
}
