package io.plumbline.gateway.comparison;

import io.plumbline.gateway.comparison.ComparePage.Option;
import io.plumbline.gateway.comparison.ComparePage.Row;
import io.plumbline.gateway.comparison.ComparePage.Side;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.milestone.Scores;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.ComparedSide;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Wall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page of a comparison. */
final class CompareView {
  private final Session session;
  private final Frames frames;
  private final AssessmentPath path;
  private final CompareMilestonesResponse compared;

  CompareView(
      Session session, Frames frames, AssessmentPath path, CompareMilestonesResponse compared) {
    this.session = session;
    this.frames = frames;
    this.path = path;
    this.compared = compared;
  }

  ComparePage page(Address address, String workload, List<Milestone> milestones) {
    ComparedSide base = compared.getBase();
    ComparedSide target = compared.getTarget();
    String title = base.getDisplayName() + " and " + name(target);
    boolean now = target.getName().equals(path.name());
    return new ComparePage(
        frames.of(
            title + " of " + workload,
            "portfolio",
            List.of(
                new Crumb(workload, path.base()),
                new Crumb("Milestones", path.base() + "/milestones"),
                new Crumb("Compare", ""))),
        title,
        workload,
        path.base(),
        side(base, "before-", PracticeComparison::hasBefore, PracticeComparison::getBefore),
        side(target, "after-", PracticeComparison::hasAfter, PracticeComparison::getAfter),
        Scores.all(base.getScore()).went(Scores.all(target.getScore())),
        Scores.distinct(base.getScore()).went(Scores.distinct(target.getScore())),
        Outcomes.said(compared.getPracticesList()),
        choices(address),
        rows(address.value("show")),
        options(milestones),
        now ? "" : address.with("base", target.getName()).with("target", base.getName()).href());
  }

  private String name(ComparedSide side) {
    return side.getName().contains("/milestones/") ? side.getDisplayName() : "now";
  }

  private Side side(
      ComparedSide side,
      String prefix,
      Predicate<PracticeComparison> has,
      Function<PracticeComparison, PracticeState> state) {
    Map<String, Brick> bricks = new LinkedHashMap<>();
    compared.getPracticesList().stream()
        .filter(has)
        .sorted(Comparator.comparingInt(c -> state.apply(c).getOrdinal()))
        .forEach(
            c ->
                bricks.putIfAbsent(
                    state.apply(c).getPracticeId(),
                    Bricks.of(state.apply(c), "#" + anchor(c), session)));
    Set<String> changed =
        compared.getPracticesList().stream()
            .filter(has)
            .filter(c -> c.getOutcome() != Outcome.OUTCOME_SAME)
            .map(c -> state.apply(c).getPracticeId())
            .collect(Collectors.toSet());
    return new Side(
        side.getName(),
        "/" + side.getName(),
        name(side).equals("now") ? "As it stands now" : side.getDisplayName(),
        side.getEdition().replaceFirst("frameworks/(.*)/editions/", "$1 "),
        session.moment(Instants.of(side.getStateTime())),
        Scores.all(side.getScore()),
        Scores.distinct(side.getScore()),
        Wall.of(List.copyOf(bricks.values())).svg(prefix, changed));
  }

  private List<Choice> choices(Address address) {
    return Stream.of(Outcomes.values())
        .map(
            outcomes ->
                Choice.of(
                    address,
                    "show",
                    outcomes.key(),
                    outcomes.label() + " " + outcomes.count(compared.getPracticesList())))
        .toList();
  }

  private List<Row> rows(String show) {
    Outcomes shown = Outcomes.of(show);
    Reasons reasons = new Reasons(session);
    return compared.getPracticesList().stream()
        .filter(c -> shown.holds(c.getOutcome()))
        .map(c -> row(c, reasons))
        .toList();
  }

  private Row row(PracticeComparison c, Reasons reasons) {
    PracticeState named = c.hasAfter() ? c.getAfter() : c.getBefore();
    String before = c.getBefore().getPracticeId();
    boolean renamed = c.hasBefore() && c.hasAfter() && !before.equals(named.getPracticeId());
    return new Row(
        anchor(c),
        renamed ? before + " \u2192 " + named.getPracticeId() : named.getPracticeId(),
        named.getTitle(),
        Outcomes.mark(c.getOutcome()),
        c.hasBefore() ? standing(c.getBefore()) : "",
        c.hasAfter() ? standing(c.getAfter()) : "",
        reasons.of(c));
  }

  private String standing(PracticeState state) {
    Brick brick = Bricks.of(state, "", session);
    return brick.state() + ", risk " + brick.risk();
  }

  /** A practice that was merged or split stands in several rows: the ids of both sides tell. */
  private static String anchor(PracticeComparison c) {
    return Stream.of(c.getBefore(), c.getAfter())
        .map(state -> Bricks.key(state.getPracticeId()))
        .filter(key -> !key.isEmpty())
        .distinct()
        .collect(Collectors.joining("-", "c-", ""));
  }

  private List<Option> options(List<Milestone> milestones) {
    List<Option> options = new ArrayList<>();
    for (Milestone milestone : milestones) {
      String day = session.moment(Instants.of(milestone.getCreateTime())).day();
      options.add(new Option(milestone.getName(), milestone.getDisplayName() + ", " + day, false));
    }
    options.add(new Option(path.name(), "As it stands now", true));
    return options;
  }
}
