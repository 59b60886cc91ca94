package io.plumbline.gateway.comparison;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeComparison.Reason;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.util.stream.Collectors;

/** Why a practice does not stand as it stood, in words. */
final class Reasons {
  private final Session session;

  Reasons(Session session) {
    this.session = session;
  }

  String of(PracticeComparison compared) {
    if (compared.getOutcome() == Outcome.OUTCOME_ONLY_BASE) {
      return "the other edition has no such practice";
    }
    if (compared.getOutcome() == Outcome.OUTCOME_ONLY_TARGET) {
      return "new in this edition";
    }
    return compared.getReasonsList().stream()
        .map(reason -> one(reason, compared.getBefore(), compared.getAfter()))
        .collect(Collectors.joining("; "));
  }

  private String one(Reason reason, PracticeState was, PracticeState is) {
    return switch (reason) {
      case REASON_ANSWER -> answer(was.getAnswer(), is.getAnswer());
      case REASON_EVIDENCE -> evidence(was, is);
      case REASON_EXCEPTION -> exception(was, is);
      case REASON_POLICY -> "another scoring policy";
      case REASON_MAPPING ->
          is.getObserved() == ObservedStatus.OBSERVED_STATUS_UNTESTABLE
              ? "no rule speaks to it any longer"
              : "a rule speaks to it now";
      case REASON_EDITION ->
          "at stake " + Terms.risk(is.getStake()) + ", was " + Terms.risk(was.getStake());
      default -> "";
    };
  }

  private static String answer(Answer was, Answer is) {
    String before = declared(was);
    String after = declared(is);
    String what =
        before.equals(after) ? "another reason given" : "answered " + after + ", was " + before;
    return is.getAuthor().isEmpty() ? what : what + ", by " + is.getAuthor();
  }

  private static String declared(Answer answer) {
    String word = Terms.declared(answer.getStatus());
    return answer.getStatus() == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED
        ? word + " " + answer.getDegree() + " %"
        : word;
  }

  private static String evidence(PracticeState was, PracticeState is) {
    String now = Terms.evidence(is.getCounts());
    return was.getObserved() == is.getObserved()
        ? "evidence: " + now + ", was " + Terms.evidence(was.getCounts())
        : "observed "
            + Terms.observed(is.getObserved())
            + " ("
            + now
            + "), was "
            + Terms.observed(was.getObserved());
  }

  private String exception(PracticeState was, PracticeState is) {
    if (is.getException().isEmpty()) {
      return "the exception ended";
    }
    String until = session.moment(Instants.of(is.getExceptionExpireTime())).day();
    return (was.getException().equals(is.getException()) ? "exception renewed" : "accepted")
        + " until "
        + until;
  }
}
