package io.plumbline.catalog.practice;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Text made comparable for search: NFC and lower case. */
final class SearchText {

  private SearchText() {}

  static String of(String... fields) {
    return fold(String.join(" ", fields));
  }

  /** The words of a query, each once; empty for a blank query. */
  static List<String> words(String query) {
    return Arrays.stream(fold(query).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * How well a practice that holds every word matches: 0 all in its id, 1 all in its title, 2
   * anywhere else.
   */
  static int rank(Practice practice, List<String> words) {
    if (containsAll(practice.practiceId(), words)) {
      return 0;
    }
    return containsAll(practice.title(), words) ? 1 : 2;
  }

  private static boolean containsAll(String text, List<String> words) {
    String folded = fold(text);
    return words.stream().allMatch(folded::contains);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
