package io.plumbline.gateway.standing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the address of an assessment's page says.
 *
 * @param show key of the filter that is on, empty for all
 * @param text words to find in id, title, area or topic
 * @param table whether the wall is shown as a table
 * @param practice key of the practice in the panel, empty for the overview
 * @param at the past instant that is shown, as {@code 2026-11-20T09:00:00Z}; empty for now
 */
public record AssessmentQuery(String show, String text, boolean table, String practice, String at) {
  /** Says nothing: no filter, the wall as picture, no practice, now. */
  public static final AssessmentQuery NONE = new AssessmentQuery("", "", false, "", "");

  /** What the parameters of an address say. */
  public static AssessmentQuery of(
      @Nullable String show,
      @Nullable String text,
      @Nullable String view,
      @Nullable String practice) {
    return new AssessmentQuery(
        show == null ? "" : show,
        text == null ? "" : text.strip(),
        "table".equals(view),
        practice == null ? "" : practice.toLowerCase(Locale.ROOT),
        "");
  }

  /** The same page with another filter. */
  public AssessmentQuery withShow(String key) {
    return new AssessmentQuery(key, text, table, practice, at);
  }

  /** The same page with the wall as table or as picture. */
  public AssessmentQuery withTable(boolean asTable) {
    return new AssessmentQuery(show, text, asTable, practice, at);
  }

  /** The same page with another practice in the panel. */
  public AssessmentQuery withPractice(String key) {
    return new AssessmentQuery(show, text, table, key, at);
  }

  /** The same page at a past instant; empty for now. */
  public AssessmentQuery withAt(String instant) {
    return new AssessmentQuery(show, text, table, practice, instant);
  }

  /** As a query string with its question mark; empty when it says nothing. */
  public String string() {
    List<String> parts = new ArrayList<>();
    add(parts, "at", at);
    add(parts, "show", show);
    add(parts, "q", text);
    add(parts, "view", table ? "table" : "");
    add(parts, "practice", practice);
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
