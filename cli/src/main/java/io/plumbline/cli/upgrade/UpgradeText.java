package io.plumbline.cli.upgrade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Upgrades as they are printed. */
final class UpgradeText {
  private UpgradeText() {}

  /** The practices of the new edition that ask and for which nothing is chosen. */
  static List<UpgradeTarget> open(UpgradePlan plan) {
    return plan.getTargetsList().stream()
        .filter(t -> Words.of(t.getOutcome()).equals("NEEDS_REVIEW"))
        .toList();
  }

  static String plan(UpgradePlan plan) {
    Map<String, UpgradeSource> sources =
        plan.getSourcesList().stream()
            .collect(Collectors.toMap(UpgradeSource::getPracticeId, s -> s));
    String asks = open(plan).stream().map(t -> asks(t, sources)).collect(Collectors.joining("\n"));
    return "%s to %s%n%s%s"
        .formatted(
            plan.getAssessment(),
            plan.getToEdition(),
            summary(plan.getSummary()),
            asks.isEmpty() ? "" : "\nopen, choose with --choose PRACTICE=SOURCE:\n" + asks);
  }

  private static String asks(UpgradeTarget target, Map<String, UpgradeSource> sources) {
    return "  %-12s %s%n%s"
        .formatted(
            target.getPracticeId(),
            target.getTitle(),
            target.getProposalIdsList().stream()
                .map(id -> proposal(id, Objects.requireNonNull(sources.get(id))))
                .collect(Collectors.joining("\n")));
  }

  private static String proposal(String id, UpgradeSource source) {
    return "    %-12s %s (%s)"
        .formatted(id, Words.lower(source.getAnswer().getStatus()), Words.lower(source.getDoubt()));
  }

  static String summary(UpgradeSummary summary) {
    UpgradeCounts counts = summary.getPractices();
    return ("%d carried, %d with a flag, %d ask, %d chosen, %d not chosen, %d stay behind; %d new%n"
            + "proven %s to %s, declared %s to %s")
        .formatted(
            counts.getCarried(),
            counts.getCarriedWithFlag(),
            counts.getNeedsReview(),
            counts.getChosen(),
            counts.getNotChosen(),
            counts.getNoTarget(),
            summary.getNoSourceCount(),
            percent(summary.getBefore().hasProven(), summary.getBefore().getProven()),
            percent(summary.getAfter().hasProven(), summary.getAfter().getProven()),
            percent(summary.getBefore().hasDeclared(), summary.getBefore().getDeclared()),
            percent(summary.getAfter().hasDeclared(), summary.getAfter().getDeclared()));
  }

  private static String percent(boolean known, int basisPoints) {
    return known ? String.format(Locale.ROOT, "%.2f %%", basisPoints / 100.0) : "-";
  }

  static ObjectNode json(UpgradePlan plan) {
    ObjectNode json =
        json(plan.getSummary())
            .put("assessment", plan.getAssessment())
            .put("from_edition", plan.getFromEdition())
            .put("to_edition", plan.getToEdition())
            .put("version", plan.getVersion());
    ArrayNode sources = json.putArray("sources");
    plan.getSourcesList().forEach(source -> sources.add(json(source)));
    ArrayNode targets = json.putArray("targets");
    plan.getTargetsList().forEach(target -> targets.add(json(target)));
    return json;
  }

  private static ObjectNode json(UpgradeSource source) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("practice_id", source.getPracticeId())
        .put("declared", Words.of(source.getAnswer().getStatus()))
        .put("fate", Words.of(source.getFate()))
        .put("doubt", source.getDoubtValue() == 0 ? "" : Words.of(source.getDoubt()))
        .put("open_threads", source.getOpenThreadCount())
        .put("open_improvements", source.getOpenImprovementCount())
        .put("exception", source.getException())
        .put("same_meaning", source.getSameMeaning());
  }

  private static ObjectNode json(UpgradeTarget target) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("practice_id", target.getPracticeId())
            .put("outcome", Words.of(target.getOutcome()))
            .put("bucket", Words.of(target.getBucket()));
    ArrayNode sources = json.putArray("sources");
    target.getSourceIdsList().forEach(sources::add);
    ArrayNode proposals = json.putArray("proposals");
    target.getProposalIdsList().forEach(proposals::add);
    return json;
  }

  static ObjectNode json(UpgradeSummary summary) {
    UpgradeCounts counts = summary.getPractices();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("carried", counts.getCarried())
            .put("carried_with_flag", counts.getCarriedWithFlag())
            .put("needs_review", counts.getNeedsReview())
            .put("chosen", counts.getChosen())
            .put("not_chosen", counts.getNotChosen())
            .put("no_target", counts.getNoTarget())
            .put("no_source", summary.getNoSourceCount());
    json.set("before", json(summary.getBefore()));
    json.set("after", json(summary.getAfter()));
    return json;
  }

  /** Basis points; absent when nothing counts. */
  private static ObjectNode json(SupposedScore score) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (score.hasProven()) {
      json.put("proven", score.getProven());
    }
    if (score.hasDeclared()) {
      json.put("declared", score.getDeclared());
    }
    if (score.hasDistinctProven()) {
      json.put("distinct_proven", score.getDistinctProven());
    }
    if (score.hasDistinctDeclared()) {
      json.put("distinct_declared", score.getDistinctDeclared());
    }
    return json;
  }

  static ObjectNode json(Upgrade upgrade) {
    return json(upgrade.getSummary())
        .put("name", upgrade.getName())
        .put("state", Words.of(upgrade.getState()))
        .put("edition", upgrade.getEdition())
        .put("target_assessment", upgrade.getTargetAssessment())
        .put("milestone", upgrade.getMilestone());
  }
}
