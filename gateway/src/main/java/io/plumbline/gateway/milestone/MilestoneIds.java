package io.plumbline.gateway.milestone;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the id of a milestone from the name that people give it. */
final class MilestoneIds {
  private static final int LONGEST = 63;

  private MilestoneIds() {}

  /** Small letters, digits and dashes, beginning with a letter. */
  static String of(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (plain.isEmpty()) {
      return "m-" + Integer.toHexString(title.hashCode());
    }
    String id = Character.isLetter(plain.charAt(0)) ? plain : "m-" + plain;
    return id.length() <= LONGEST ? id : id.substring(0, LONGEST).replaceAll("-+$", "");
  }
}
