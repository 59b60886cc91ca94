package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.BAD_TIME;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * Times as scanners write them: epoch seconds or milliseconds, told apart by magnitude, or text; a
 * text without a zone is UTC.
 */
public final class Times {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,4})?");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final BigDecimal MILLIS_FROM = new BigDecimal("1e11");
  private static final BigDecimal MICROS_FROM = new BigDecimal("1e14");
  private static final BigDecimal TOO_LARGE = new BigDecimal("1e17");
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern(
              "uuuu-MM-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS]"
                  + "[.SS][.S]][XXX][XX][X]")
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  /** The instant in microseconds, between 2000 and 9999. */
  public static Instant parse(String text) throws RecordException {
    try {
      return inRange(NUMBER.matcher(text).matches() ? number(text) : text(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw bad(text);
    }
  }

  /** The instant in microseconds, if it lies between 2000 and 9999. */
  public static Instant inRange(Instant instant) throws RecordException {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw bad(instant.toString());
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant number(String text) throws RecordException {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() <= 0 || number.compareTo(TOO_LARGE) >= 0 || number.scale() > 30) {
      throw bad(text);
    }
    int toMicros =
        number.compareTo(MILLIS_FROM) < 0 ? 6 : number.compareTo(MICROS_FROM) < 0 ? 3 : 0;
    long micros =
        number.scaleByPowerOfTen(toMicros).setScale(0, RoundingMode.FLOOR).longValueExact();
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Instant text(String text) {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)", "$1T");
    TemporalAccessor time =
        TEXT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime zoned) {
      return zoned.toInstant();
    }
    if (time instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static RecordException bad(String text) {
    return new RecordException(BAD_TIME, "not a time of observation: " + Texts.cut(text, 40));
  }
}
