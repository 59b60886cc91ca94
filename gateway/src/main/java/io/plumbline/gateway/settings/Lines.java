package io.plumbline.gateway.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists as a text area holds them: one a line. */
final class Lines {
  private Lines() {}

  /** What stands in the lines; empty ones are left out, and what is there twice. */
  static List<String> of(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split("\\R", -1))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
  }

  static String text(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
