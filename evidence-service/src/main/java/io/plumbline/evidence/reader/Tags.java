package io.plumbline.evidence.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tags of a resource, as each format writes them: {@code key=value}, in order, each once. */
final class Tags {

  private static final int MOST = 100;
  private static final int CHARS = 512;

  private Tags() {}

  /**
   * Tags from an object, from a list of {@code {"Key":…,"Value":…}}, or from a list of texts such
   * as {@code key:value}; the first hundred in order.
   */
  @SafeVarargs
  static List<String> of(List<Fields.Entry>... lists) {
    SortedSet<String> tags = new TreeSet<>();
    for (List<Fields.Entry> entries : lists) {
      add(tags, entries);
    }
    return tags.stream().limit(MOST).toList();
  }

  private static void add(SortedSet<String> tags, List<Fields.Entry> entries) {
    Map<String, String> keys = new TreeMap<>();
    Map<String, String> values = new HashMap<>();
    for (Fields.Entry entry : entries) {
      int dot = entry.path().lastIndexOf('.');
      String head = dot < 0 ? "" : entry.path().substring(0, dot);
      String tail = entry.path().substring(dot + 1);
      if (isNumber(tail)) {
        add(tags, entry.value().replaceFirst("[:=]", "="));
      } else if (isNumber(head) && tail.matches("(?i)key|name")) {
        keys.put(head, entry.value());
      } else if (isNumber(head) && tail.equalsIgnoreCase("value")) {
        values.put(head, entry.value());
      } else if (!isNumber(head)) {
        add(tags, entry.path() + "=" + entry.value());
      }
    }
    keys.forEach((element, key) -> add(tags, key + "=" + values.getOrDefault(element, "")));
  }

  private static void add(SortedSet<String> tags, String tag) {
    String clean = tag.replaceAll("\\p{Cntrl}", " ").strip();
    if (clean.indexOf('=') > 0) {
      tags.add(Texts.cut(clean, CHARS));
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
