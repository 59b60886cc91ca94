package io.plumbline.assessment.suggestion;

import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.assessment.verdict.AnswerStatus;

/** Suggestions as the contract shows them. */
final class SuggestionProtos {

  private SuggestionProtos() {}

  static io.plumbline.proto.assessment.v1.Suggestion proto(
      AssessmentKey assessment, Suggestion suggestion) {
    PracticeRow row = suggestion.row();
    io.plumbline.proto.assessment.v1.Suggestion.Builder proto =
        io.plumbline.proto.assessment.v1.Suggestion.newBuilder()
            .setAnswer(StateProtos.answer(assessment, row))
            .setPracticeId(row.practice().practiceId())
            .setTitle(row.practice().title())
            .setBasis(basis(suggestion.basis()))
            .setStatus(AnswerProtos.status(suggestion.declaration().status()))
            .setReason(suggestion.reason())
            .addAllReasons(suggestion.reasons())
            .setCounts(StateProtos.counts(row));
    if (suggestion.declaration().status() == AnswerStatus.PARTIALLY_IMPLEMENTED) {
      proto.setDegree(suggestion.declaration().degree());
    }
    if (suggestion.origin() != null) {
      proto.setOrigin(suggestion.origin().name());
    }
    return proto.build();
  }

  private static io.plumbline.proto.assessment.v1.Suggestion.Basis basis(Basis basis) {
    return switch (basis) {
      case EVIDENCE -> io.plumbline.proto.assessment.v1.Suggestion.Basis.BASIS_EVIDENCE;
      case TWIN -> io.plumbline.proto.assessment.v1.Suggestion.Basis.BASIS_TWIN;
      case ASSESSMENT -> io.plumbline.proto.assessment.v1.Suggestion.Basis.BASIS_ASSESSMENT;
    };
  }
}
