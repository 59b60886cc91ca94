package io.plumbline.evidence.reader;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of products as slugs: {@code Shell Script Analysis} is {@code shell-script-analysis}. */
public final class Slugs {

  private static final Pattern OTHER = Pattern.compile("[^a-z0-9.]+");
  private static final int CHARS = 100;

  private Slugs() {}

  /** The slug of a name, or another one when nothing is left of it. */
  public static String of(String name, String otherwise) {
    String slug = OTHER.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = slug.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? otherwise : trimmed.substring(0, Math.min(trimmed.length(), CHARS));
  }
}
