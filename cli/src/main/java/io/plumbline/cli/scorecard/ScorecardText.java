package io.plumbline.cli.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.reporting.v1.PracticeScore;
import io.plumbline.proto.reporting.v1.Scorecard;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** A scorecard for people. */
final class ScorecardText {
  private static final double BASIS_POINTS = 100.0;

  private ScorecardText() {}

  static String of(Scorecard scorecard) {
    JsonNode json = ScorecardJson.of(scorecard);
    StringBuilder text = new StringBuilder();
    text.append(scorecard.getWorkloadDisplayName()).append(" (").append(scorecard.getEdition());
    text.append(")\n\n");
    line(text, "", "practices", "concepts");
    number(text, "proven", json, "proven");
    number(text, "declared", json, "declared");
    Iterator<Map.Entry<String, JsonNode>> buckets =
        json.path("by_practice").path("buckets").fields();
    while (buckets.hasNext()) {
      String name = buckets.next().getKey();
      line(
          text,
          name.replace('_', ' '),
          json.path("by_practice").path("buckets").path(name).asText(),
          json.path("by_concept").path("buckets").path(name).asText());
    }
    line(
        text,
        "total",
        json.at("/by_practice/total").asText(),
        json.at("/by_concept/total").asText());
    text.append("\ncoverage ").append(percent(json.path("coverage")));
    text.append(", freshness ").append(percent(json.path("freshness")));
    text.append(", ").append(scorecard.getHighRiskCount()).append(" at high risk\n\n");
    scorecard.getPracticeScoresList().forEach(row -> text.append(row(row)));
    return text.toString();
  }

  private static void number(StringBuilder text, String label, JsonNode json, String field) {
    line(
        text,
        label,
        percent(json.path("by_practice").path(field)),
        percent(json.path("by_concept").path(field)));
  }

  private static void line(StringBuilder text, String label, String first, String second) {
    text.append(String.format(Locale.ROOT, "  %-15s %10s %10s%n", label, first, second));
  }

  private static String percent(JsonNode basisPoints) {
    return basisPoints.isNumber()
        ? String.format(Locale.ROOT, "%.2f %%", basisPoints.asInt() / BASIS_POINTS)
        : "-";
  }

  private static String row(PracticeScore row) {
    return String.format(
        Locale.ROOT,
        "  %-11s %-21s %-12s %-13s %-15s %s%n",
        row.getPracticeId(),
        Words.of(row.getDeclared()),
        Words.of(row.getObserved()),
        Words.of(row.getVerdict()),
        Words.of(row.getRisk()),
        row.getTitle());
  }
}
