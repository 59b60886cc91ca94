package io.plumbline.gateway.improvement;

import com.google.type.Date;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Whole dates of the contracts. */
public final class Dates {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Dates() {}

  /** A date for the contract. */
  public static Date of(LocalDate date) {
    return Date.newBuilder()
        .setYear(date.getYear())
        .setMonth(date.getMonthValue())
        .setDay(date.getDayOfMonth())
        .build();
  }

  /** {@code 2027-03-12}. */
  public static String iso(Date date) {
    return local(date).toString();
  }

  /** Short, with the year when it is not this one. */
  static String day(Date date, int thisYear) {
    return (date.getYear() == thisYear ? DAY : DAY_YEAR).format(local(date));
  }

  private static LocalDate local(Date date) {
    return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
  }
}
