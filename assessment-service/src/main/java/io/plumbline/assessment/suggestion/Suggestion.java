package io.plumbline.assessment.suggestion;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.ObservedRule;
import io.plumbline.assessment.verdict.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposed answer. Pure functions: they propose, and nothing else.
 *
 * @param row the practice it is for
 * @param declaration what could be declared
 * @param reason the reason of the answer it comes from; empty for evidence
 * @param reasons why it is proposed, in words
 * @param origin the answer it comes from, null for evidence
 */
record Suggestion(
    PracticeRow row,
    Basis basis,
    Declaration declaration,
    String reason,
    List<String> reasons,
    @Nullable AnswerKey origin) {

  /** By what is observed; nothing when that says nothing now, or no more than what is declared. */
  static Optional<Suggestion> byEvidence(PracticeRow row) {
    return declaration(row.tally())
        .filter(proposed -> proposed.status() != row.declaration().status())
        .map(
            proposed ->
                new Suggestion(
                    row,
                    Basis.EVIDENCE,
                    proposed,
                    "",
                    EvidenceWords.of(row.tally(), row.everAttested()),
                    null));
  }

  /** By the answers of the practice's twins in the same assessment. */
  static Optional<Suggestion> byTwin(PracticeRow row, List<PracticeRow> sameConcept) {
    return newest(sameConcept)
        .filter(twin -> !twin.declaration().equals(row.declaration()))
        .flatMap(
            twin ->
                byAnswer(
                    row,
                    Basis.TWIN,
                    twin,
                    twin.practice().practiceId() + " means the same and is answered so"));
  }

  /** By what other assessments of the workload say of the same concept: the newest answer. */
  static Optional<Suggestion> byOther(PracticeRow row, List<PracticeRow> sameConcept) {
    return newest(sameConcept)
        .filter(other -> !other.declaration().equals(row.declaration()))
        .flatMap(
            other ->
                byAnswer(
                    row,
                    Basis.ASSESSMENT,
                    other,
                    "Assessment " + other.assessment() + " of this workload answers it so"));
  }

  private static Optional<Suggestion> byAnswer(
      PracticeRow row, Basis basis, PracticeRow from, String why) {
    return Optional.ofNullable(from.answer())
        .map(
            answer ->
                new Suggestion(
                    row,
                    basis,
                    from.declaration(),
                    answer.content().reason(),
                    List.of(why + ", by " + answer.authorship().author() + "."),
                    answer.key()));
  }

  private static Optional<PracticeRow> newest(List<PracticeRow> rows) {
    return rows.stream()
        .filter(PracticeRow::answeredHere)
        .max(
            Comparator.comparing(
                r ->
                    Optional.ofNullable(r.answer())
                        .map(Answer::authorship)
                        .orElseThrow()
                        .updatedAt()));
  }

  /** What evidence would have declared; nothing when none of it is fresh. */
  static Optional<Declaration> declaration(Tally tally) {
    return switch (ObservedRule.of(tally).status()) {
      case PASSING -> Optional.of(new Declaration(AnswerStatus.IMPLEMENTED, 0));
      case FAILING -> Optional.of(new Declaration(AnswerStatus.NOT_IMPLEMENTED, 0));
      case MIXED -> Optional.of(new Declaration(AnswerStatus.PARTIALLY_IMPLEMENTED, degree(tally)));
      case STALE, NO_EVIDENCE -> Optional.empty();
    };
  }

  /**
   * The share that passes, in whole percent, never none and never all of it: a warning counts half,
   * an old failure that nobody checked again counts as one.
   */
  private static int degree(Tally tally) {
    long all = tally.fresh() + tally.staleFailures();
    long share = (200 * tally.pass() + 100 * tally.warn()) / (2 * all);
    return Math.toIntExact(Math.min(99, Math.max(1, share)));
  }
}
