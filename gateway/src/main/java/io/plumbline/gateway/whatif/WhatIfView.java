package io.plumbline.gateway.whatif;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.whatif.WhatIfPage.Option;
import io.plumbline.gateway.whatif.WhatIfPage.Result;
import io.plumbline.gateway.whatif.WhatIfPage.Turn;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.SupposedChange;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.WhatIfResponse;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Mark;
import io.plumbline.wall.Wall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of what would be. */
final class WhatIfView {
  private static final int QUICK = 5;

  private final Session session;
  private final Frames frames;
  private final AssessmentPath path;
  private final AssessmentData data;
  private final List<Fix> fixes;

  WhatIfView(Session session, Frames frames, AssessmentPath path, AssessmentData data) {
    this.session = session;
    this.frames = frames;
    this.path = path;
    this.data = data;
    this.fixes = Fix.of(data.states());
  }

  /** Those of all that could be fixed that are chosen; a twin's key chooses both. */
  List<Fix> chosen(Set<String> keys) {
    return fixes.stream()
        .filter(fix -> fix.states().stream().anyMatch(state -> keys.contains(Bricks.key(state))))
        .toList();
  }

  WhatIfPage page(List<Fix> chosen, @Nullable WhatIfResponse supposed) {
    String workload = data.workload().getDisplayName();
    Map<String, SupposedChange> changes =
        supposed == null
            ? Map.of()
            : supposed.getChangesList().stream()
                .collect(Collectors.toMap(SupposedChange::getPracticeId, Function.identity()));
    return new WhatIfPage(
        frames.of(
            "What if, for " + workload,
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(workload, path.base()),
                new Crumb("What if", ""))),
        workload,
        path.base(),
        quick(chosen),
        fixes.stream().map(fix -> option(fix, chosen.contains(fix))).toList(),
        Wall.of(data.states().stream().map(state -> then(state, changes)).toList())
            .svg("then-", changes.keySet()),
        supposed == null ? null : result(supposed, changes));
  }

  private List<Choice> quick(List<Fix> chosen) {
    List<Fix> most = fixes.stream().limit(QUICK).toList();
    List<Fix> leaning = fixes.stream().filter(Fix::leans).toList();
    return List.of(
        set("The " + QUICK + " that gain most", most, chosen),
        set("All that lean", leaning, chosen),
        set("None", List.of(), chosen));
  }

  private Choice set(String label, List<Fix> fixes, List<Fix> chosen) {
    String query =
        fixes.stream().map(fix -> "fix=" + fix.key()).collect(Collectors.joining("&", "?", ""));
    return new Choice(
        label, path.base() + "/what-if" + (fixes.isEmpty() ? "" : query), fixes.equals(chosen));
  }

  private Option option(Fix fix, boolean chosen) {
    PracticeState first = fix.first();
    Brick brick = Bricks.of(first, "", session);
    return new Option(
        fix.key(),
        fix.states().stream().map(PracticeState::getPracticeId).collect(Collectors.joining(", ")),
        first.getTitle(),
        Mark.svg(brick.bucket()),
        brick.state() + ", observed " + brick.observed().toLowerCase(java.util.Locale.ROOT),
        brick.risk(),
        brick.risk().equals("HIGH"),
        "+" + Figures.percent(fix.gain()),
        chosen);
  }

  private Brick then(PracticeState state, Map<String, SupposedChange> changes) {
    return Bricks.of(supposed(state, changes), path.base(), AssessmentQuery.NONE, session);
  }

  private static PracticeState supposed(PracticeState state, Map<String, SupposedChange> changes) {
    SupposedChange change = changes.get(state.getPracticeId());
    return change == null
        ? state
        : state.toBuilder()
            .setBucket(change.getToBucket())
            .setVerdict(change.getToVerdict())
            .setRisk(change.getToRisk())
            .setProven(change.getToProven())
            .build();
  }

  private Result result(WhatIfResponse supposed, Map<String, SupposedChange> changes) {
    Bar before = all(supposed.getBefore());
    Bar after = all(supposed.getAfter());
    Bar distinctBefore = distinct(supposed.getBefore());
    Bar distinctAfter = distinct(supposed.getAfter());
    return new Result(
        before,
        after,
        before.went(after),
        distinctBefore,
        distinctAfter,
        distinctBefore.went(distinctAfter),
        Shares.areas(
            data.states().stream()
                .map(state -> new Shares.Pair(state, supposed(state, changes)))
                .toList()),
        data.states().stream()
            .filter(state -> changes.containsKey(state.getPracticeId()))
            .map(state -> turn(state, supposed(state, changes)))
            .toList(),
        supposed.getScoringPolicy());
  }

  private Turn turn(PracticeState now, PracticeState then) {
    Brick was = Bricks.of(now, path.base(), AssessmentQuery.NONE, session);
    Brick is = Bricks.of(then, path.base(), AssessmentQuery.NONE, session);
    return new Turn(
        was.href(),
        was.id(),
        was.title(),
        Mark.svg(was.bucket()),
        words(was, now),
        Mark.svg(is.bucket()),
        words(is, then),
        session.may("improvements.write")
            ? Address.of("/improvements/new").with("answer", now.getAnswerName()).href()
            : "");
  }

  private static String words(Brick brick, PracticeState state) {
    return brick.state() + ", risk " + Terms.risk(state.getRisk());
  }

  private static Bar all(SupposedScore score) {
    return new Bar(
        score.hasProven() ? score.getProven() : null,
        score.hasDeclared() ? score.getDeclared() : null);
  }

  private static Bar distinct(SupposedScore score) {
    return new Bar(
        score.hasDistinctProven() ? score.getDistinctProven() : null,
        score.hasDistinctDeclared() ? score.getDistinctDeclared() : null);
  }
}
