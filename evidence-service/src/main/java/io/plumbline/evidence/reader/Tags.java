package io.plumbline.evidence.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags of a resource, as each format writes them: {@code key=value}, in order, each once. */
public final class Tags {

  private static final int MOST = 100;
  private static final int CHARS = 512;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern AWS = Pattern.compile("(aws:[^:=]+:[^:=]+):(.*)", Pattern.DOTALL);

  private Tags() {}

  /**
   * Tags from an object, from a list of {@code {"Key":…,"Value":…}}, or from a list of texts such
   * as {@code key:value}; the first hundred in order.
   */
  @SafeVarargs
  public static List<String> of(List<Fields.Entry>... lists) {
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
        add(tags, label(entry.value()));
      } else if (isNumber(head) && isKey(tail)) {
        keys.put(head, entry.value());
      } else if (isNumber(head) && tail.equalsIgnoreCase("value")) {
        values.put(head, entry.value());
      } else if (!isNumber(head)) {
        add(tags, entry.path() + "=" + entry.value());
      }
    }
    keys.forEach((element, key) -> add(tags, key + "=" + values.getOrDefault(element, "")));
  }

  private static boolean isKey(String name) {
    return name.equalsIgnoreCase("key") || name.equalsIgnoreCase("name");
  }

  /** A label {@code key:value}; the keys that AWS keeps for itself hold colons of their own. */
  private static String label(String text) {
    Matcher own = AWS.matcher(text);
    if (own.matches()) {
      return own.group(1) + "=" + own.group(2);
    }
    int colon = text.indexOf(':');
    int equals = text.indexOf('=');
    int at = colon < 0 || (equals >= 0 && equals < colon) ? equals : colon;
    return at < 0 ? text : text.substring(0, at) + "=" + text.substring(at + 1);
  }

  /** One tag {@code key=value} as an entry. */
  public static Fields.Entry pair(String tag) {
    int equals = tag.indexOf('=');
    return equals < 0
        ? new Fields.Entry(tag.strip(), "")
        : new Fields.Entry(tag.substring(0, equals).strip(), tag.substring(equals + 1));
  }

  private static void add(SortedSet<String> tags, String tag) {
    String clean = CONTROL.matcher(tag).replaceAll(" ").strip();
    if (clean.indexOf('=') > 0) {
      tags.add(Texts.cut(clean, CHARS));
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
