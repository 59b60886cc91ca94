package io.plumbline.gateway.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as people read it.
 *
 * @param iso machine form for {@code <time datetime>}
 * @param relative how long ago or ahead, {@code 3 days ago}
 * @param exact date, time and zone, shown on hover
 * @param clock time of day, {@code 12:03}
 * @param day short date, {@code 12 Mar}; with the year when it is another one
 */
public record Moment(String iso, String relative, String exact, String clock, String day) {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** Describes an instant as seen now from a zone. */
  public static Moment of(Instant instant, Instant now, ZoneId zone) {
    ZonedDateTime at = instant.atZone(zone);
    boolean thisYear = at.getYear() == now.atZone(zone).getYear();
    return new Moment(
        instant.toString(),
        relative(Duration.between(instant, now)),
        EXACT.format(at),
        CLOCK.format(at),
        (thisYear ? DAY : DAY_YEAR).format(at));
  }

  /** After "since": the time of day for today's, else the day. */
  public String sinceWords() {
    return (relative.endsWith("ago") && relative.contains("day")) || relative.contains("month")
        ? day
        : clock;
  }

  private static String relative(Duration age) {
    long seconds = Math.abs(age.toSeconds());
    String span;
    if (seconds < 45) {
      return age.isNegative() ? "in a moment" : "just now";
    } else if (seconds < 90 * 60) {
      span = count(Math.round(seconds / 60.0), "min", "min");
    } else if (seconds < 36 * 3600) {
      span = count(Math.round(seconds / 3600.0), "hour", "hours");
    } else if (seconds < 60L * 86_400) {
      span = count(Math.round(seconds / 86_400.0), "day", "days");
    } else {
      span = count(Math.round(seconds / 2_629_746.0), "month", "months");
    }
    return age.isNegative() ? "in " + span : span + " ago";
  }

  private static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
