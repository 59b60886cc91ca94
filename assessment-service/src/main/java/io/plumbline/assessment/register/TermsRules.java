package io.plumbline.assessment.register;

import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Terms as somebody asks for them, and the rules they must keep. */
final class TermsRules {

  private static final Duration LONGEST = Duration.ofDays(366);

  private TermsRules() {}

  /**
   * What is asked for.
   *
   * @param field of the request that holds the terms
   */
  static ExceptionTerms.Asked of(
      io.plumbline.proto.assessment.v1.ExceptionTerms terms,
      String field,
      Caller caller,
      Instant now) {
    Instant expireAt = Times.instant(terms.getExpireTime()).truncatedTo(ChronoUnit.MICROS);
    if (terms.getJustification().isBlank()) {
      throw Refusals.field(field + ".justification", "must say why the risk is accepted");
    }
    if (!expireAt.isAfter(now)) {
      throw Refusals.field(field + ".expire_time", "must be in the future");
    }
    if (expireAt.isAfter(now.plus(LONGEST))) {
      throw Refusals.field(
          field + ".expire_time", "must be at most " + LONGEST.toDays() + " days ahead");
    }
    return new ExceptionTerms.Asked(
        terms.getJustification(),
        terms.getCompensatingControl(),
        expireAt,
        caller.name(),
        caller.subject(),
        now);
  }
}
