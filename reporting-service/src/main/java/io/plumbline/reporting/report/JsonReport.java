package io.plumbline.reporting.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.projection.Times;
import io.plumbline.reporting.score.Ratio;
import io.plumbline.reporting.score.Tally;
import io.plumbline.reporting.score.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The report as JSON: the fields of {@code plumbline scorecard --json} and more, every one of them
 * described in {@code docs/formats/report.md}.
 */
@ApplicationScoped
public class JsonReport {

  static final String FORMAT = "plumbline.report.v1";

  private final Clock clock;

  @Inject
  public JsonReport(Clock clock) {
    this.clock = clock;
  }

  byte[] render(Job job, AssessmentView view) {
    return json(job, view).encodePrettily().getBytes(UTF_8);
  }

  private JsonObject json(Job job, AssessmentView view) {
    return new JsonObject()
        .put("schema", FORMAT)
        .put("report", job.name())
        .put("author", job.author())
        .put("make_time", clock.instant().toString())
        .put("workload", view.workload().getName())
        .put("workload_display_name", view.workload().getDisplayName())
        .put("owner", view.workload().getOwner())
        .put("unit", view.workload().getUnit())
        .put("assessment", view.name())
        .put("edition", view.edition())
        .put("assessment_version", view.version())
        .put("evidence_version", view.evidenceVersion())
        .put("scoring_policy", view.scoringPolicy())
        .put("change_time", view.changeTime().toInstant().toString())
        .put("by_practice", score(view.totals().practices()))
        .put("by_concept", score(view.totals().concepts()))
        .put("coverage", basisPoints(view.totals().coverage()))
        .put("freshness", basisPoints(view.totals().freshness()))
        .put("high_risk", view.totals().highRisks())
        .put(
            "practices",
            view.practices().stream()
                .map(JsonReport::practice)
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
  }

  private static JsonObject score(Tally tally) {
    JsonObject buckets = new JsonObject();
    for (Bucket bucket : Tally.BUCKETS) {
      buckets.put(Words.of(bucket), tally.buckets().get(bucket));
    }
    return new JsonObject()
        .put("total", tally.total())
        .put("buckets", buckets)
        .put("proven", basisPoints(tally.provenRatio()))
        .put("declared", basisPoints(tally.declaredRatio()));
  }

  private static JsonObject practice(PracticeState practice) {
    Answer answer = practice.getAnswer();
    return new JsonObject()
        .put("id", practice.getPracticeId())
        .put("practice", practice.getPractice())
        .put("title", practice.getTitle())
        .put("area", practice.getArea())
        .put("topic", practice.getTopic())
        .put("ordinal", practice.getOrdinal())
        .put("concept", practice.getConcept())
        .put("twin", practice.getTwinId().isEmpty() ? null : practice.getTwinId())
        .put("declared", Words.upper(answer.getStatus()))
        .put("degree", answer.hasDegree() ? answer.getDegree() : null)
        .put("reason", answer.getReason())
        .put("notes", answer.getNotes())
        .put("author", answer.getAuthor())
        .put("answer_time", answer.hasUpdateTime() ? time(answer.getUpdateTime()) : null)
        .put("observed", Words.upper(practice.getObserved()))
        .put("verdict", Words.upper(practice.getVerdict()))
        .put("verdict_time", practice.hasVerdictTime() ? time(practice.getVerdictTime()) : null)
        .put("bucket", Words.of(practice.getBucket()))
        .put("risk", Words.upper(practice.getRisk()))
        .put("weight", practice.getWeight())
        .put("proven", practice.getProven())
        .put("claimed", practice.getDeclared())
        .put("understated", practice.getUnderstated())
        .put("twin_conflict", practice.getTwinConflict())
        .put("counts", counts(practice.getCounts()));
  }

  private static JsonObject counts(EvidenceCounts counts) {
    return new JsonObject()
        .put("pass", counts.getPass())
        .put("fail", counts.getFail())
        .put("warn", counts.getWarn())
        .put("stale_pass", counts.getStalePass())
        .put("stale_fail", counts.getStaleFail())
        .put("stale_warn", counts.getStaleWarn())
        .put(
            "newest_observe_time",
            counts.hasNewestObserveTime() ? time(counts.getNewestObserveTime()) : null)
        .put(
            "next_expire_time",
            counts.hasNextExpireTime() ? time(counts.getNextExpireTime()) : null)
        .put("ever_attested", counts.getEverAttested());
  }

  private static @Nullable Integer basisPoints(Ratio ratio) {
    return ratio.basisPoints().isPresent() ? ratio.basisPoints().getAsInt() : null;
  }

  private static String time(Timestamp time) {
    Instant instant = Times.column(time).toInstant();
    return instant.toString();
  }
}
