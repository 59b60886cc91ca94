package io.plumbline.catalog.crosswalk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  private final Map<String, String> successionNotes;

  /**
   * @param successionNotes for every retired AWS slug what became of it, in words
   * @param currentRisk the risk level of every slug of AWS's current edition
   * @throws IllegalArgumentException when rows of one slug disagree on concept or risk
   */
  public Crosswalk(
      List<CrosswalkRow> rows,
      Map<String, String> successionNotes,
      Map<String, RiskLevel> currentRisk) {
    this.rows = List.copyOf(rows);
    this.successionNotes = Map.copyOf(successionNotes);
    this.currentRisk = Map.copyOf(currentRisk);
    for (CrosswalkRow row : rows) {
      CrosswalkRow twin = bySlug.putIfAbsent(row.slug(), row);
      if (twin != null && !(twin.concept().equals(row.concept()) && twin.risk() == row.risk())) {
        throw new IllegalArgumentException(row.practiceId() + " and its twin disagree");
      }
    }
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

  /**
   * For every concept the practices of the built-in edition that stand for it, or resemble it. A
   * concept that took the place of several is merged with each of them.
   */
  public List<Standing> standings() {
    Map<String, Set<String>> conceptsInto = conceptsInto();
    return rows.stream().flatMap(row -> standings(row, conceptsInto)).toList();
  }

  /**
   * How the concepts of the built-in edition relate to others, and to themselves, in its order.
   * Twins share a concept, so they say it once.
   */
  public List<ConceptRelation> relations() {
    Map<String, Set<String>> conceptsInto = conceptsInto();
    Map<List<String>, ConceptRelation> relations = new LinkedHashMap<>();
    for (CrosswalkRow row : rows) {
      standings(row, conceptsInto)
          .forEach(
              standing ->
                  relations.putIfAbsent(
                      List.of(row.concept(), standing.concept()),
                      new ConceptRelation(
                          row.concept(),
                          standing.concept(),
                          standing.relation(),
                          standing.confidence(),
                          standing.reason())));
    }
    return List.copyOf(relations.values());
  }

  private Map<String, Set<String>> conceptsInto() {
    Map<String, Set<String>> conceptsInto = new HashMap<>();
    for (CrosswalkRow row : rows) {
      row.successors()
          .filter(successor -> successor.confidence().carriesRisk())
          .forEach(
              successor ->
                  conceptsInto
                      .computeIfAbsent(successor.slug(), slug -> new HashSet<>())
                      .add(row.concept()));
    }
    return conceptsInto;
  }

  private Stream<Standing> standings(CrosswalkRow row, Map<String, Set<String>> conceptsInto) {
    String concept = row.concept();
    Stream.Builder<Standing> standings = Stream.builder();
    standings.add(
        new Standing(
            concept, row.practiceId(), Relation.EQUAL, confidenceOf(row.slug()), row.why()));
    String weak = row.officialSlug();
    if (weak != null && !weak.equals(concept)) {
      standings.add(
          new Standing(weak, row.practiceId(), Relation.EQUAL, row.confidence(), row.why()));
    }
    row.successors()
        .forEach(
            successor ->
                standings.add(
                    new Standing(
                        successor.slug(),
                        row.practiceId(),
                        conceptsInto.getOrDefault(successor.slug(), Set.of()).size() > 1
                            ? Relation.MERGED
                            : Relation.SUCCESSOR,
                        successor.confidence(),
                        note(row))));
    return standings.build();
  }

  private String note(CrosswalkRow row) {
    String slug = row.officialSlug();
    return slug == null ? row.why() : successionNotes.getOrDefault(slug, row.why());
  }
}
