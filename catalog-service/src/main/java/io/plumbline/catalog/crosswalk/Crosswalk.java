package io.plumbline.catalog.crosswalk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every slug its concept and its risk level. A slug means the same practice wherever it
 * stands, so an imported edition that keeps the seed's addresses keeps their concepts. Twins share
 * a slug and so a concept.
 */
public final class Crosswalk {

  private final List<CrosswalkRow> rows;
  private final Map<String, CrosswalkRow> bySlug = new HashMap<>();
  private final Map<String, RiskLevel> currentRisk;
  private final Map<String, Succession> successions = new LinkedHashMap<>();

  /**
   * @param currentRisk the risk level of every slug of AWS's current edition
   * @throws IllegalArgumentException when rows of one slug disagree on concept or risk
   */
  public Crosswalk(
      List<CrosswalkRow> rows, List<Succession> successions, Map<String, RiskLevel> currentRisk) {
    this.rows = List.copyOf(rows);
    this.currentRisk = Map.copyOf(currentRisk);
    successions.forEach(succession -> this.successions.put(succession.slug(), succession));
    for (CrosswalkRow row : rows) {
      CrosswalkRow twin = bySlug.putIfAbsent(row.slug(), row);
      if (twin != null && !(twin.concept().equals(row.concept()) && twin.risk() == row.risk())) {
        throw new IllegalArgumentException(row.practiceId() + " and its twin disagree");
      }
    }
  }

  /** The rows in the order of the built-in edition. */
  public List<CrosswalkRow> rows() {
    return rows;
  }

  /** The AWS slug that a slug stands for with confidence certain or high, else the slug itself. */
  public String conceptOf(String slug) {
    CrosswalkRow row = bySlug.get(slug);
    return row == null ? slug : row.concept();
  }

  /** How certain {@link #conceptOf} is: a slug that AWS uses or nobody related is its own. */
  public Confidence confidenceOf(String slug) {
    CrosswalkRow row = bySlug.get(slug);
    return row == null || row.concept().equals(slug) ? Confidence.CERTAIN : row.confidence();
  }

  /**
   * The highest risk that AWS's current edition gives a slug with confidence medium or better;
   * {@code null} where nothing is known and a scoring policy has to choose.
   */
  public @Nullable RiskLevel riskOf(String slug) {
    CrosswalkRow row = bySlug.get(slug);
    return row == null ? currentRisk.get(slug) : row.risk();
  }

  /** Where a retired slug went; {@code null} when it was never retired. */
  public @Nullable Succession successionOf(String slug) {
    return successions.get(slug);
  }
}
