package io.plumbline.cli.ingest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 10s}, {@code 500ms}, {@code 2m}. */
final class Seconds {
  private static final Pattern WORDS = Pattern.compile("(\\d{1,6})(ms|s|m)");

  private Seconds() {}

  static Duration parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw new TypeConversionException(text + " is not a time such as 10s, 500ms or 2m");
    }
    long number = Long.parseLong(words.group(1));
    return switch (words.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  /** For options. */
  static final class Converter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return parse(text);
    }
  }
}
