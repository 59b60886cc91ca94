package io.plumbline.catalog.crosswalk;

import java.util.List;

/**
 * The ids of one edition that AWS published: they move between editions, slugs do not.
 *
 * @param edition its date, for example {@code 2023-04-10}
 */
public record Numbering(String edition, List<Entry> entries) {

  public Numbering {
    entries = List.copyOf(entries);
  }

  /** One practice of that edition. */
  public record Entry(String id, String slug, String title) {}
}
