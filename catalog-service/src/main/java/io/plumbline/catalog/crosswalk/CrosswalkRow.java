package io.plumbline.catalog.crosswalk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one practice of the built-in edition relates to the practices AWS publishes.
 *
 * @param practiceId its id in the built-in edition
 * @param slug its own slug
 * @param officialSlug the AWS slug it stands for, when there is one
 * @param confidence of {@code officialSlug}
 * @param why how it was found
 * @param current the practices of AWS's current edition that stand for it, best first
 */
public record CrosswalkRow(
    String practiceId,
    String slug,
    @Nullable String officialSlug,
    Confidence confidence,
    String why,
    List<Counterpart> current) {

  public CrosswalkRow {
    current = List.copyOf(current);
  }

  /** A practice of AWS's current edition, with the confidence that it stands for the row's. */
  public record Counterpart(String id, String slug, RiskLevel risk, Confidence confidence) {}

  /** The AWS slug when it is certain enough, else the row's own slug. */
  String concept() {
    return officialSlug != null && confidence.carriesConcept() ? officialSlug : slug;
  }

  /** The highest risk among the counterparts that are certain enough. */
  @Nullable RiskLevel risk() {
    return current.stream()
        .filter(counterpart -> counterpart.confidence().carriesRisk())
        .map(Counterpart::risk)
        .max(RiskLevel::compareTo)
        .orElse(null);
  }

  /** The current practices that are not what the row stands for itself, but took its place. */
  Stream<Counterpart> successors() {
    return current.stream().filter(counterpart -> !counterpart.slug().equals(officialSlug));
  }
}
