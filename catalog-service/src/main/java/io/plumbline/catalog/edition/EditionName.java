package io.plumbline.catalog.edition;

import java.util.Locale;

/**
 * The resource name of an edition.
 *
 * @param framework id of its framework
 * @param edition its own id
 */
public record EditionName(String framework, String edition) {

  private static final String FRAMEWORKS = "frameworks/";
  private static final String EDITIONS = "/editions/";

  /**
   * Parses {@code frameworks/{framework}/editions/{edition}}, with or without a practice behind it;
   * the contract has checked the form.
   *
   * @throws IllegalArgumentException for another form
   */
  public static EditionName parse(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length < 4 || !parts[0].equals("frameworks") || !parts[2].equals("editions")) {
      throw new IllegalArgumentException("not the name of an edition: " + name);
    }
    return new EditionName(parts[1], parts[3]);
  }

  /** The id in {@code frameworks/{framework}}. */
  public static String frameworkOf(String name) {
    return name.substring(FRAMEWORKS.length());
  }

  /** The resource name of a practice of this edition. */
  public String practice(String practiceId) {
    return this + "/practices/" + practiceId.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return FRAMEWORKS + framework + EDITIONS + edition;
  }
}
