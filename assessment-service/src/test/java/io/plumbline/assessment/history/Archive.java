package io.plumbline.assessment.history;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.inheritance.Source;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.AssessmentScore;
import io.plumbline.assessment.state.Inputs;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeState;
import io.plumbline.assessment.state.Scored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the service keeps for ever, in memory: nothing in it is changed or removed. */
final class Archive {

  /**
   * A version as it was shown while it was the newest.
   *
   * @param practices every practice, whether the version changed it or not
   */
  record Version(
      Instant recordedAt,
      TestableConcepts testable,
      ScoringPolicy policy,
      List<Scored> practices) {}

  private record Kept(Inputs inputs, PracticeState state) {}

  private final List<EditionPractice> edition;
  private final Map<String, AnswerRevision> answers = new HashMap<>();
  private final Map<String, ObservedRevision> observed = new HashMap<>();
  private final Map<ExceptionTerms.Key, ExceptionTerms> terms = new HashMap<>();
  private final Map<String, TreeMap<Long, Kept>> states = new HashMap<>();
  final TreeMap<Long, Version> versions = new TreeMap<>();

  Archive(List<EditionPractice> edition) {
    this.edition = edition;
  }

  void keep(AnswerRevision revision) {
    answers.put(revision.answerKey().practice() + revision.revision(), revision);
  }

  /** The first of a version stays. */
  void keep(String concept, ObservedRevision revision) {
    observed.putIfAbsent(concept + revision.observed().evidenceVersion(), revision);
  }

  /** An answer of the platform. */
  void keepOffered(AnswerRevision revision) {
    answers.put("platform/" + revision.answerKey().practice() + revision.revision(), revision);
  }

  /** What is observed at the platform. */
  void keepOffered(String concept, ObservedRevision revision) {
    keep("platform/" + concept, revision);
  }

  private @Nullable Inherited inherited(EditionPractice practice, @Nullable Source source) {
    return source == null
        ? null
        : Inherited.of(
            source,
            answers.get("platform/" + source.sourcePractice() + source.sourceRevision()),
            observed.get("platform/" + practice.concept() + source.sourceEvidence()));
  }

  ObservedRevision observed(String concept, long evidenceVersion) {
    return observed.get(concept + evidenceVersion);
  }

  void keep(ExceptionTerms asked) {
    terms.put(asked.key(), asked);
  }

  void keep(
      long version,
      Instant at,
      TestableConcepts testable,
      ScoringPolicy policy,
      AssessmentScore score) {
    versions.put(version, new Version(at, testable, policy, score.practices()));
    for (Scored changed : score.changed()) {
      PracticeState state =
          new PracticeState(
              new PracticeState.Key("acme", "shop", "review", changed.row().practice().id()),
              changed.derived(),
              changed.version(),
              changed.verdictAt());
      states
          .computeIfAbsent(changed.row().practice().id(), id -> new TreeMap<>())
          .put(version, new Kept(Inputs.of(changed.row()), state));
    }
  }

  /** Derives a version anew from what is kept. */
  Past past(long version) {
    Version then = versions.get(version);
    List<PracticeRow> rows = new ArrayList<>();
    edition.forEach(practice -> rows.add(row(practice, version)));
    return Past.of(version, then.recordedAt(), then.testable(), then.policy(), rows);
  }

  private PracticeRow row(EditionPractice practice, long version) {
    Kept kept = states.get(practice.id()).floorEntry(version).getValue();
    Inputs inputs = kept.inputs();
    AnswerRevision answer = answers.get(practice.id() + inputs.answerRevision());
    ObservedRevision seen = observed.get(practice.concept() + inputs.evidenceVersion());
    return new PracticeRow(
        "review",
        practice,
        answer == null ? null : Answer.once(answer),
        seen == null ? null : seen.observed(),
        kept.state(),
        exception(practice, inputs),
        inherited(practice, inputs.source()));
  }

  private @Nullable RiskException exception(EditionPractice practice, Inputs inputs) {
    if (inputs.exception() == null || inputs.exceptionTerms() == null) {
      return null;
    }
    ExceptionTerms inForce =
        terms.get(
            new ExceptionTerms.Key("acme", "shop", inputs.exception(), inputs.exceptionTerms()));
    return RiskException.once(inForce, "practice", practice.concept());
  }
}
