package io.plumbline.catalog.markdown;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Sha256;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write an edition down, byte for byte: UTF-8 in NFC, LF, one blank line between
 * blocks, a rule after the total and after every practice. For the seed it is the seed. The content
 * hash of an edition is the SHA-256 of these bytes, so {@code sha256sum} of an export gives it.
 */
public final class CanonicalForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CanonicalForm() {}

  /** The edition as Markdown. Practices without description or address leave the line out. */
  public static String text(Outline outline) {
    StringBuilder out = new StringBuilder();
    block(out, "# " + outline.title());
    block(out, MarkdownLine.TOTAL + " " + outline.size());
    out.append(MarkdownLine.RULE).append('\n');
    for (Outline.Area area : outline.areas()) {
      heading(out, "## " + area.title());
      for (Outline.Topic topic : area.topics()) {
        heading(out, "### " + topic.title());
        topic.practices().forEach(practice -> practice(out, practice));
      }
    }
    return out.toString();
  }

  private static void practice(StringBuilder out, Outline.Practice practice) {
    heading(out, "#### " + practice.id() + ": " + practice.title());
    out.append('\n');
    if (practice.description() != null) {
      block(out, MarkdownLine.DESCRIPTION + " " + practice.description());
    }
    if (practice.url() != null) {
      String link = "[" + practice.id() + "](" + practice.url() + ")";
      block(out, MarkdownLine.DOCUMENTATION + " " + link);
    }
    out.append(MarkdownLine.RULE).append('\n');
  }

  private static void heading(StringBuilder out, String text) {
    out.append('\n').append(text).append('\n');
  }

  private static void block(StringBuilder out, String text) {
    out.append(text).append("\n\n");
  }

  /** The edition's content hash: 64 lower-case hex digits. */
  public static String hash(Outline outline) {
    return Sha256.hex(text(outline));
  }

  /**
   * A practice's content hash over its title, description and address as canonical JSON (RFC 8785;
   * the reader lets no character through that the two encodings would write differently).
   */
  public static String hash(Outline.Practice practice) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("title", practice.title());
    if (practice.description() != null) {
      fields.put("description", practice.description());
    }
    if (practice.url() != null) {
      fields.put("url", practice.url());
    }
    try {
      return Sha256.hex(JSON.writeValueAsString(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }
}
