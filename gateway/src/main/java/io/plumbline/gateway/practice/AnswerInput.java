package io.plumbline.gateway.practice;

import com.google.type.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What the answer form sends; what is not sent is empty. */
public record AnswerInput(
    @RestForm @Nullable String status,
    @RestForm @Nullable String degree,
    @RestForm @Nullable String reason,
    @RestForm @Nullable String notes,
    @RestForm @Nullable String assignee,
    @RestForm @Nullable String due,
    @RestForm @Nullable String etag,
    @RestForm("etag-choice") @Nullable String etagChoice,
    @RestForm @Nullable String keep,
    @RestForm @Nullable String override,
    @RestForm @Nullable String also) {
  private static final int USUAL_DEGREE = 50;

  /** How far it is implemented, 0 to 100; half when it can not be read. */
  int percent() {
    try {
      return Math.min(100, Math.max(0, Integer.parseInt(text(degree).strip())));
    } catch (NumberFormatException e) {
      return USUAL_DEGREE;
    }
  }

  /** The etag to save against: of what the reader chose to replace, else of what they saw. */
  String seen() {
    return text(etagChoice).isEmpty() ? text(etag) : text(etagChoice);
  }

  /** Why: the reason for not inheriting when one was asked for, else the reason of the form. */
  String why() {
    return overrides() ? text(override).strip() : text(reason);
  }

  /** Whether the reason stays, whatever is declared. */
  boolean keepsReason() {
    return overrides() || text(keep).equals("true");
  }

  /** Whether a reason for not inheriting was asked for and given. */
  boolean overrides() {
    return !text(override).isBlank();
  }

  String note() {
    return text(notes);
  }

  /** Who is to answer; empty for nobody. */
  String to() {
    return text(assignee).strip();
  }

  /** Until when; nothing where no day is given or it can not be read. */
  Optional<Date> dueDate() {
    try {
      LocalDate day = LocalDate.parse(text(due).strip());
      return Optional.of(
          Date.newBuilder()
              .setYear(day.getYear())
              .setMonth(day.getMonthValue())
              .setDay(day.getDayOfMonth())
              .build());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A twin to be answered alike; empty for none. */
  String twin() {
    return text(also);
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
