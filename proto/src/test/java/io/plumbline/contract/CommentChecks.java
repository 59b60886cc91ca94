package io.plumbline.contract;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every element says what it is, and says more than its name. */
final class CommentChecks {

  private CommentChecks() {}

  static Stream<String> everythingCommented(Contract contract) {
    return comments(contract)
        .filter(comment -> comment.getValue().isEmpty())
        .map(Map.Entry::getKey);
  }

  static Stream<String> commentsSayMoreThanNames(Contract contract) {
    return comments(contract)
        .filter(comment -> letters(comment.getValue()).equals(letters(shortName(comment.getKey()))))
        .map(Map.Entry::getKey);
  }

  private static Stream<Map.Entry<String, String>> comments(Contract contract) {
    return contract.files().stream().flatMap(file -> Comments.of(file).entrySet().stream());
  }

  private static String shortName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceFirst("^(the|an?) ", "")
        .replaceAll("[^a-z0-9]", "");
  }
}
