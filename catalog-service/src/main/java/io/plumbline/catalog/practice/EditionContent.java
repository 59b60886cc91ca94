package io.plumbline.catalog.practice;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.markdown.CanonicalForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A new edition with its practices, ready to be stored.
 *
 * @param practices in document order
 */
public record EditionContent(Edition edition, List<Practice> practices) {

  public EditionContent {
    practices = List.copyOf(practices);
  }

  /** A draft made of what a document says and what the crosswalk knows. */
  public static EditionContent draft(
      String tenant, EditionName name, Outline outline, Crosswalk crosswalk, Instant now) {
    Edition edition = new Edition(tenant, name, outline.title(), CanonicalForm.hash(outline), now);
    List<Practice> practices =
        outline.placed().stream().map(placed -> new Practice(edition, placed, crosswalk)).toList();
    pairTwins(practices);
    int concepts = (int) practices.stream().map(Practice::concept).distinct().count();
    edition.count(practices.size(), concepts);
    return new EditionContent(edition, practices);
  }

  /**
   * Practices of one concept are told of each other, each of the next and the last of the first.
   */
  private static void pairTwins(List<Practice> practices) {
    Map<String, List<Practice>> byConcept = new LinkedHashMap<>();
    practices.forEach(
        practice ->
            byConcept.computeIfAbsent(practice.concept(), c -> new ArrayList<>()).add(practice));
    for (List<Practice> same : byConcept.values()) {
      for (int i = 0; same.size() > 1 && i < same.size(); i++) {
        same.get(i).pair(same.get((i + 1) % same.size()));
      }
    }
  }
}
