package io.plumbline.platform.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the values of a claim stand for here, for issuers that use words of their own. An empty
 * table lets every value stand for itself; else a value the table does not name stands for nothing.
 */
public final class ClaimTable {

  private final Map<String, Set<String>> words;

  private ClaimTable(Map<String, Set<String>> words) {
    this.words = words;
  }

  /**
   * A table of entries {@code value=word}; the last equals sign divides, a value may be there more
   * than once.
   *
   * @param setting its name, for the error
   * @throws IllegalArgumentException for an entry of another form
   */
  public static ClaimTable of(String setting, List<String> entries) {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.lastIndexOf('=');
      if (equals < 1 || equals == entry.length() - 1) {
        throw new IllegalArgumentException(
            "%s: \"%s\" is not of the form value=word".formatted(setting, entry));
      }
      words
          .computeIfAbsent(entry.substring(0, equals).strip(), value -> new LinkedHashSet<>())
          .add(entry.substring(equals + 1).strip());
    }
    return new ClaimTable(words);
  }

  /** What the values stand for. */
  public Set<String> of(Collection<String> values) {
    if (words.isEmpty()) {
      return Set.copyOf(values);
    }
    Set<String> all = new LinkedHashSet<>();
    values.forEach(value -> all.addAll(words.getOrDefault(value, Set.of())));
    return all;
  }
}
