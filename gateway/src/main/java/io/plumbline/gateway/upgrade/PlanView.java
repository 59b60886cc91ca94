package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a plan readable. */
final class PlanView {
  private PlanView() {}

  /**
   * The plan.
   *
   * @param target page of the new assessment; empty while there is none
   * @param choosing where choices are tried; empty when nothing can be chosen
   */
  static PlanBody body(UpgradePlan plan, String target, String choosing) {
    UpgradeSummary summary = plan.getSummary();
    Map<String, PlanRow> byId =
        plan.getSourcesList().stream()
            .map(PlanView::row)
            .collect(Collectors.toMap(PlanRow::id, row -> row));
    return new PlanBody(
        edition(plan.getFromEdition()),
        edition(plan.getToEdition()),
        summary.getPractices().getCarried(),
        summary.getPractices().getCarriedWithFlag(),
        summary.getPractices().getNeedsReview(),
        summary.getPractices().getNoTarget(),
        summary.getNoSourceCount(),
        all(summary.getBefore()),
        distinct(summary.getBefore()),
        all(summary.getAfter()),
        distinct(summary.getAfter()),
        Wall.of(plan.getSourcesList().stream().map(s -> brick(s, plan.getAssessment())).toList()),
        Wall.of(plan.getTargetsList().stream().map(t -> brick(t, target)).toList()),
        asking(plan, byId, target, !choosing.isEmpty()),
        choosing,
        plan.getToEdition(),
        rows(plan, UpgradeFate.UPGRADE_FATE_CHOSEN),
        AttachedRow.of(plan),
        rows(plan, UpgradeFate.UPGRADE_FATE_CARRIED_WITH_FLAG),
        Stream.of(UpgradeFate.UPGRADE_FATE_NO_TARGET, UpgradeFate.UPGRADE_FATE_NOT_CHOSEN)
            .flatMap(fate -> rows(plan, fate).stream())
            .toList(),
        rows(plan, UpgradeFate.UPGRADE_FATE_CARRIED));
  }

  static Bar all(SupposedScore score) {
    return new Bar(
        score.hasProven() ? score.getProven() : null,
        score.hasDeclared() ? score.getDeclared() : null);
  }

  /** The last part of an edition's name. */
  static String edition(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Bar distinct(SupposedScore score) {
    return new Bar(
        score.hasDistinctProven() ? score.getDistinctProven() : null,
        score.hasDistinctDeclared() ? score.getDistinctDeclared() : null);
  }

  /** Those that ask; while people choose, those too that they have chosen for already. */
  private static List<AskRow> asking(
      UpgradePlan plan, Map<String, PlanRow> byId, String target, boolean choosing) {
    return plan.getTargetsList().stream()
        .filter(t -> t.getProposalIdsCount() > 0)
        .filter(t -> choosing || t.getOutcome() == UpgradeOutcome.UPGRADE_OUTCOME_NEEDS_REVIEW)
        .map(
            t ->
                new AskRow(
                    t.getPracticeId(),
                    t.getTitle(),
                    target.isEmpty() ? "" : target + "?practice=" + key(t.getPracticeId()),
                    proposals(t, byId),
                    choosing ? options(t, proposals(t, byId)) : List.of()))
        .toList();
  }

  private static List<PlanRow> proposals(UpgradeTarget target, Map<String, PlanRow> byId) {
    return target.getProposalIdsList().stream().filter(byId::containsKey).map(byId::get).toList();
  }

  private static List<AskRow.Option> options(UpgradeTarget target, List<PlanRow> proposals) {
    boolean chosen = target.getOutcome() == UpgradeOutcome.UPGRADE_OUTCOME_CHOSEN;
    boolean carried = target.getSourceIdsCount() > 0 && !chosen;
    String none =
        carried
            ? "What is carried: " + String.join(", ", target.getSourceIdsList())
            : "Leave it open";
    List<AskRow.Option> options = new ArrayList<>();
    options.add(new AskRow.Option("", none, !chosen));
    for (PlanRow row : proposals) {
      options.add(
          new AskRow.Option(
              ChoiceInput.value(target.getPracticeId(), row.id()),
              row.id() + ": " + row.declared(),
              chosen && target.getSourceIdsList().contains(row.id())));
    }
    return options;
  }

  private static List<PlanRow> rows(UpgradePlan plan, UpgradeFate fate) {
    return plan.getSourcesList().stream()
        .filter(s -> s.getFate() == fate)
        .map(PlanView::row)
        .toList();
  }

  private static PlanRow row(UpgradeSource source) {
    return new PlanRow(
        source.getPracticeId(),
        source.getTitle(),
        Terms.declared(source.getAnswer().getStatus()),
        source.getAnswer().getAuthor(),
        UpgradeWords.fate(source.getFate()),
        UpgradeWords.doubt(source.getDoubt()),
        source.getCandidatesList().stream()
            .map(
                c ->
                    new PlanRow.Place(
                        c.getPracticeId(),
                        c.getTitle(),
                        UpgradeWords.confidence(c.getConfidence())))
            .toList());
  }

  private static Brick brick(UpgradeSource source, String assessment) {
    return new Brick(
        source.getPracticeId(),
        source.getTitle(),
        source.getArea(),
        source.getTopic(),
        Terms.bucket(source.getBucket()),
        Terms.declared(declared(source.getInheritedStatus(), source.getAnswer().getStatus())),
        Terms.observed(source.getObserved()),
        Terms.verdict(source.getVerdict()),
        Terms.risk(source.getRisk()),
        source.getWeight(),
        null,
        "/" + assessment + "?practice=" + key(source.getPracticeId()),
        null);
  }

  private static Brick brick(UpgradeTarget target, String page) {
    String key = key(target.getPracticeId());
    AnswerStatus own =
        target.hasAnswer() ? target.getAnswer().getStatus() : AnswerStatus.ANSWER_STATUS_UNANSWERED;
    AnswerStatus declared = declared(target.getInheritedStatus(), own);
    return new Brick(
        target.getPracticeId(),
        target.getTitle(),
        target.getArea(),
        target.getTopic(),
        Terms.bucket(target.getBucket()),
        Terms.declared(declared),
        Terms.observed(target.getObserved()),
        Terms.verdict(target.getVerdict()),
        Terms.risk(target.getRisk()),
        target.getWeight(),
        null,
        page.isEmpty()
            ? "/catalog/" + catalog(target.getPractice()) + "#" + key
            : page + "?practice=" + key,
        null);
  }

  /** What is inherited counts where nothing is answered. */
  private static AnswerStatus declared(AnswerStatus inherited, AnswerStatus own) {
    return inherited == AnswerStatus.ANSWER_STATUS_UNSPECIFIED ? own : inherited;
  }

  private static String catalog(String practice) {
    return practice.substring(0, practice.indexOf("/practices/"));
  }

  private static String key(String practiceId) {
    return practiceId.toLowerCase(Locale.ROOT);
  }
}
