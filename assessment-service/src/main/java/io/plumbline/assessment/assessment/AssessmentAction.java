package io.plumbline.assessment.assessment;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the state of an assessment. {@code SUPERSEDE}, {@code RESTORE} and {@code
 * SET_ASIDE} are done by upgrades and by taking them back, in every state that is not retired; no
 * review does them.
 */
public enum AssessmentAction {
  SUBMIT,
  APPROVE,
  REQUEST_CHANGES,
  CLOSE,
  REOPEN,
  SUPERSEDE,
  RESTORE,
  SET_ASIDE;

  /** The state a review leads to; nothing where it is not allowed. This is the whole table. */
  public Optional<AssessmentState> next(AssessmentState from) {
    return Optional.ofNullable(
        switch (from) {
          case IN_PROGRESS, CHANGES_REQUESTED -> this == SUBMIT ? AssessmentState.SUBMITTED : null;
          case SUBMITTED -> submitted();
          case APPROVED -> this == CLOSE ? AssessmentState.CLOSED : reopened();
          case CLOSED -> reopened();
          case SUPERSEDED, SET_ASIDE -> null;
        });
  }

  private @Nullable AssessmentState submitted() {
    return switch (this) {
      case APPROVE -> AssessmentState.APPROVED;
      case REQUEST_CHANGES -> AssessmentState.CHANGES_REQUESTED;
      case REOPEN -> AssessmentState.IN_PROGRESS;
      case SUBMIT, CLOSE, SUPERSEDE, RESTORE, SET_ASIDE -> null;
    };
  }

  private @Nullable AssessmentState reopened() {
    return this == REOPEN ? AssessmentState.IN_PROGRESS : null;
  }

  /** Whether it is a judgement on other people's work. */
  public boolean judges() {
    return this == APPROVE || this == REQUEST_CHANGES;
  }

  /** In words, {@code request changes}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
