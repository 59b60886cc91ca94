package io.plumbline.cli.scorecard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.reporting.v1.Buckets;
import io.plumbline.proto.reporting.v1.PracticeScore;
import io.plumbline.proto.reporting.v1.Score;
import io.plumbline.proto.reporting.v1.Scorecard;
import java.util.Locale;

/**
 * A scorecard for programs. Scores, coverage and freshness are basis points, 0 to 10000; one that
 * is absent (nothing applies) is null.
 */
final class ScorecardJson {
  private ScorecardJson() {}

  static ObjectNode of(Scorecard scorecard) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("workload", scorecard.getWorkload());
    json.put("assessment", scorecard.getAssessment());
    json.put("edition", scorecard.getEdition());
    score(json.putObject("by_practice"), scorecard.getPractices());
    score(json.putObject("by_concept"), scorecard.getConcepts());
    put(json, "coverage", scorecard.hasCoverageBasisPoints(), scorecard.getCoverageBasisPoints());
    put(
        json,
        "freshness",
        scorecard.hasFreshnessBasisPoints(),
        scorecard.getFreshnessBasisPoints());
    json.put("high_risk", scorecard.getHighRiskCount());
    json.put("assessment_version", scorecard.getAssessmentVersion());
    json.put("evidence_version", scorecard.getEvidenceVersion());
    json.put("scoring_policy", scorecard.getScoringPolicy());
    ArrayNode practices = json.putArray("practices");
    scorecard.getPracticeScoresList().forEach(row -> practice(practices.addObject(), row));
    return json;
  }

  private static void score(ObjectNode json, Score score) {
    json.put("total", score.getTotal());
    Buckets buckets = score.getBuckets();
    json.putObject("buckets")
        .put("confirmed", buckets.getConfirmed())
        .put("declared_only", buckets.getDeclaredOnly())
        .put("contradicted", buckets.getContradicted())
        .put("stale", buckets.getStale())
        .put("unknown", buckets.getUnknown())
        .put("excepted", buckets.getExcepted())
        .put("admitted", buckets.getAdmitted())
        .put("not_applicable", buckets.getNotApplicable());
    put(json, "proven", score.hasProvenBasisPoints(), score.getProvenBasisPoints());
    put(json, "declared", score.hasDeclaredBasisPoints(), score.getDeclaredBasisPoints());
  }

  private static void put(ObjectNode json, String name, boolean present, int value) {
    if (present) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static void practice(ObjectNode json, PracticeScore row) {
    json.put("id", row.getPracticeId())
        .put("concept", row.getConcept())
        .put("declared", Words.of(row.getDeclared()))
        .put("observed", Words.of(row.getObserved()))
        .put("verdict", Words.of(row.getVerdict()))
        .put("bucket", Words.of(row.getBucket()).toLowerCase(Locale.ROOT))
        .put("risk", Words.of(row.getRisk()));
  }
}
