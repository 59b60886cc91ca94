package io.plumbline.cli.attest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment in the future: a number of days ({@code 90d}), a date (its end in UTC), or an instant.
 *
 * @param instant the moment
 */
public record Until(Instant instant) {

  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");

  static Until parse(String text, Clock clock) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return new Until(clock.instant().plus(Duration.ofDays(Long.parseLong(days.group(1)))));
    }
    try {
      return text.contains("T")
          ? new Until(Instant.parse(text))
          : new Until(LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          text
              + " is neither days (90d), a date (2027-01-31) nor an instant"
              + " (2027-01-31T12:00:00Z)");
    }
  }

  /** For options. */
  public static final class Converter implements ITypeConverter<Until> {
    @Override
    public Until convert(String text) {
      return parse(text, Clock.systemUTC());
    }
  }
}
