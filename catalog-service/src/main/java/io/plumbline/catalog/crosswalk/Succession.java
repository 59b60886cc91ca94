package io.plumbline.catalog.crosswalk;

import java.util.List;

/**
 * Where a retired AWS slug went.
 *
 * @param slug the retired one
 * @param currentSlugs one or two that took its place
 * @param confidence that they mean the same
 * @param note what happened and when
 */
public record Succession(
    String slug, List<String> currentSlugs, Confidence confidence, String note) {

  public Succession {
    currentSlugs = List.copyOf(currentSlugs);
  }
}
