package io.plumbline.assessment.answer;

import com.google.type.Date;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Whole dates between the contract and the database. */
public final class Dates {

  private Dates() {}

  /** A day as the contract shows it. */
  public static Date proto(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }

  /**
   * The day of a whole date.
   *
   * @param field to name in the refusal
   * @throws DomainException INVALID_ARGUMENT when there is no such day
   */
  public static LocalDate day(Date date, String field) {
    try {
      return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    } catch (DateTimeException e) {
      throw DomainException.invalid(
          ErrorReason.ERROR_REASON_FIELD_INVALID, field, "is no whole date: " + e.getMessage());
    }
  }
}
