package io.plumbline.gateway.exception;

import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Terms as the form sends them; the last day counts in full, in the reader's zone. */
public class TermsInput {
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  @RestForm @Nullable String justification;
  @RestForm @Nullable String control;
  @RestForm @Nullable String until;

  /** Why the risk is accepted. */
  public String justification() {
    return text(justification);
  }

  /** What is done instead. */
  public String control() {
    return text(control);
  }

  /** The last day, as {@code 2027-03-12}. */
  public String until() {
    return text(until);
  }

  /** For the contract; without an end when the day can not be read. */
  ExceptionTerms terms(ZoneId zone) {
    ExceptionTerms.Builder terms =
        ExceptionTerms.newBuilder()
            .setJustification(justification())
            .setCompensatingControl(control());
    try {
      terms.setExpireTime(
          Instants.of(LocalDate.parse(until()).atTime(LAST_MINUTE).atZone(zone).toInstant()));
    } catch (DateTimeException e) {
      return terms.build();
    }
    return terms.build();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
