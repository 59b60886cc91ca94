package io.plumbline.catalog.markdown;

import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Problem.Reason;
import io.plumbline.catalog.document.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A practice while its lines are read. */
final class PracticeDraft {

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\((\\S*)\\)");

  private final String id;
  private final String title;
  private final int line;
  private final Problems problems;
  private final StringBuilder raw = new StringBuilder();
  private @Nullable MarkdownLine description;
  private @Nullable MarkdownLine documentation;
  private @Nullable String url;

  PracticeDraft(String id, String title, int line, Problems problems) {
    this.id = id;
    this.title = title;
    this.line = line;
    this.problems = problems;
  }

  void append(SourceLine source) {
    raw.append(source.text()).append('\n');
  }

  void describe(MarkdownLine field) {
    if (isFirst(description, field, "description")) {
      description = field;
      if (field.value().isEmpty()) {
        missing(Reason.MISSING_DESCRIPTION, field, MarkdownLine.DESCRIPTION + " one line of text");
      }
    }
  }

  void document(MarkdownLine field) {
    if (isFirst(documentation, field, "documentation link")) {
      documentation = field;
      link(field);
    }
  }

  private boolean isFirst(@Nullable MarkdownLine earlier, MarkdownLine field, String what) {
    if (earlier != null) {
      String found = "another after line " + earlier.number();
      problems.add(Reason.DUPLICATE_FIELD, field.number(), 1, "one " + what + " for " + id, found);
    }
    return earlier == null;
  }

  private void link(MarkdownLine field) {
    if (field.value().isEmpty()) {
      missing(Reason.MISSING_URL, field, form());
      return;
    }
    Matcher link = LINK.matcher(field.value());
    if (!link.matches()) {
      problems.add(
          Reason.MALFORMED_LINK, field.number(), field.column(), form(), quoted(field.value()));
      return;
    }
    if (!link.group(1).equals(id)) {
      int column = field.column(link.start(1));
      problems.add(Reason.LINK_LABEL_MISMATCH, field.number(), column, id, quoted(link.group(1)));
    }
    address(link.group(2), field.number(), field.column(link.start(2)));
  }

  private void address(String text, int number, int column) {
    if (text.isEmpty()) {
      problems.add(Reason.MISSING_URL, number, column, "an https address", "nothing");
      return;
    }
    try {
      URI uri = new URI(text);
      if (!"https".equalsIgnoreCase(uri.getScheme())) {
        problems.add(Reason.URL_NOT_HTTPS, number, column, "an https address", text);
      } else if (uri.getHost() == null || uri.getUserInfo() != null) {
        problems.add(Reason.MALFORMED_URL, number, column, "https://host/path", text);
      }
      url = text;
    } catch (URISyntaxException e) {
      problems.add(Reason.MALFORMED_URL, number, column, "https://host/path", text);
    }
  }

  private void missing(Reason reason, MarkdownLine field, String expected) {
    problems.add(reason, field.number(), field.column(), expected, "nothing");
  }

  private String form() {
    return MarkdownLine.DOCUMENTATION + " [" + id + "](https://…)";
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** The practice with what was read; notes what is missing at its heading. */
  Outline.Practice finish() {
    if (description == null) {
      String expected = MarkdownLine.DESCRIPTION + " below the heading of " + id;
      problems.add(Reason.MISSING_DESCRIPTION, line, 1, expected, "none");
    }
    if (documentation == null) {
      problems.add(Reason.MISSING_URL, line, 1, form() + " below the heading", "none");
    }
    String text = description == null ? null : description.value();
    return new Outline.Practice(id, title, text, url, line, raw.toString().stripTrailing());
  }
}
