package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.catalog.v1.Edition;
import java.util.List;
import java.util.Map;

/** Makes the pages of upgrades. */
final class UpgradeView {
  private static final int LONGEST_ID = 63;

  private final Session session;
  private final Frames frames;

  UpgradeView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  /** What an address can say of an upgrade. */
  static String href(String name) {
    return "/" + name.replace("/upgrades/", "/upgrade/");
  }

  ChoicePage choice(AssessmentPath path, Assessment assessment, List<Edition> editions) {
    return new ChoicePage(
        frame(path, "Upgrade " + assessment.getDisplayName()),
        assessment.getDisplayName(),
        path.base(),
        editions.stream()
            .filter(edition -> Editions.leadsTo(assessment.getEdition(), edition))
            .map(edition -> link(path, edition))
            .toList());
  }

  private static EditionLink link(AssessmentPath path, Edition edition) {
    Address here = new Address(path.base() + "/upgrade", Map.of("edition", edition.getName()));
    return new EditionLink(
        edition.getName(), edition.getDisplayName(), edition.getPracticeCount(), here.href());
  }

  PlanPage plan(
      AssessmentPath path,
      Assessment assessment,
      UpgradePlan plan,
      UpgradeInput input,
      String error) {
    boolean retired =
        assessment.getState() == Assessment.State.STATE_SUPERSEDED
            || assessment.getState() == Assessment.State.STATE_SET_ASIDE;
    boolean may = session.may("upgrades.apply") && !retired;
    return new PlanPage(
        frame(path, "Upgrade of " + assessment.getDisplayName() + ", dry run"),
        assessment.getDisplayName(),
        path.base(),
        path.base() + "/upgrade",
        plan.getToEdition(),
        plan.getVersion(),
        input.id().isEmpty() ? proposed(path, plan) : input.id(),
        input.choices().stream().map(ChoiceInput::value).toList(),
        PlanView.body(plan, "", may ? path.base() + "/upgrade" : ""),
        may,
        frames.csrf(),
        error);
  }

  private static String proposed(AssessmentPath path, UpgradePlan plan) {
    String tail = "-" + PlanView.edition(plan.getToEdition());
    String head = path.assessment();
    int room = Math.max(1, LONGEST_ID - tail.length());
    return head.substring(0, Math.min(head.length(), room)) + tail;
  }

  AppliedPage applied(AssessmentPath path, Upgrade upgrade, String error) {
    String target = "/" + upgrade.getTargetAssessment();
    boolean undone = upgrade.hasUndoTime();
    return new AppliedPage(
        frame(path, "Upgrade of " + path.assessment() + " of " + path.workload()),
        path.assessment(),
        path.base(),
        target,
        upgrade.getMilestone().substring(upgrade.getMilestone().lastIndexOf('/') + 1),
        upgrade.getAuthor(),
        session.moment(Instants.of(upgrade.getApplyTime())),
        undone ? session.moment(Instants.of(upgrade.getUndoTime())) : null,
        upgrade.getUndoAuthor(),
        upgrade.getUndoReason(),
        upgrade.getChangeCount(),
        href(upgrade.getName()),
        PlanView.body(upgrade.getPlan(), target, ""),
        session.may("upgrades.apply") && !undone,
        frames.csrf(),
        error);
  }

  private Frame frame(AssessmentPath path, String title) {
    return frames.of(
        title,
        "portfolio",
        List.of(
            new Crumb("Portfolio", "/"),
            new Crumb(path.workload(), "/" + path.workloadName()),
            new Crumb(path.assessment(), path.base()),
            new Crumb("Upgrade", "")));
  }
}
