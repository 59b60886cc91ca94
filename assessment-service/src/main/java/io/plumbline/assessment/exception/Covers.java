package io.plumbline.assessment.exception;

import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.HexFormat;

/**
 * What an exception covers: a concept, or the findings that a selector names.
 *
 * @param practice resource name of the practice it was asked for; empty with a selector
 * @param key what the practice means; with a selector, what no practice means and no other selector
 *     has. At most one exception with a key is open
 * @param selector as the table keeps it; empty with a concept
 */
public record Covers(String practice, String key, String selector) {

  /** A practice, by what it means. */
  public static Covers concept(String practice, String concept) {
    return new Covers(practice, concept, "");
  }

  /** The findings that a selector names. */
  public static Covers findings(FindingSelector selector) {
    String text = SelectorText.of(selector);
    String hash = HexFormat.of().formatHex(ContentHash.of("plumbline.selector.v1", text));
    return new Covers("", "selector/" + hash, text);
  }

  /** Whether it covers findings. */
  public boolean bySelector() {
    return !selector.isEmpty();
  }
}
