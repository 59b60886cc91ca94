package io.plumbline.gateway.assessment;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.wall.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What to look at first in an assessment. */
final class OverviewView {
  private static final Duration SOON = Duration.ofDays(30);
  private static final int LEANING_SHOWN = 12;
  private static final int EXPIRING_SHOWN = 6;

  private final AssessmentData data;
  private final String base;
  private final AssessmentQuery query;
  private final Session session;

  OverviewView(AssessmentData data, String base, AssessmentQuery query, Session session) {
    this.data = data;
    this.base = base;
    this.query = query;
    this.session = session;
  }

  Overview overview() {
    List<PracticeState> unanswered =
        data.states().stream()
            .filter(
                s ->
                    s.getAnswer().getStatus().getNumber()
                        <= AnswerStatus.ANSWER_STATUS_UNANSWERED_VALUE)
            .toList();
    boolean answers = session.may("answers.write");
    return new Overview(
        leaning(),
        unanswered.size(),
        unanswered.isEmpty() || !answers ? "" : row(unanswered.get(0)).brick().href(),
        expiring(),
        twinConflicts(),
        data.states().stream().anyMatch(state -> state.getCounts().hasNewestObserveTime()),
        "plumbline ingest scan.ocsf.json --workload "
            + data.workload().getName().replaceFirst("^workloads/", ""));
  }

  private List<PracticeRow> leaning() {
    return data.states().stream()
        .filter(state -> AssessmentView.in(state, Bucket.CONTRADICTED))
        .sorted(Comparator.comparingInt(PracticeState::getWeight).reversed())
        .limit(LEANING_SHOWN)
        .map(this::row)
        .toList();
  }

  private PracticeRow row(PracticeState state) {
    return new PracticeRow(
        Bricks.key(state),
        Bricks.of(state, base, query, session),
        state.getConcept(),
        "",
        false,
        false);
  }

  /** Concepts whose first fresh item ends soon, the soonest first; twins are said once. */
  private List<String> expiring() {
    Instant horizon = session.now().plus(SOON);
    Set<String> said = new LinkedHashSet<>();
    return data.states().stream()
        .filter(state -> state.getCounts().hasNextExpireTime())
        .filter(state -> expires(state).isBefore(horizon))
        .sorted(Comparator.comparing(OverviewView::expires))
        .filter(state -> said.add(state.getConcept()))
        .limit(EXPIRING_SHOWN)
        .map(this::expiringWords)
        .toList();
  }

  private static Instant expires(PracticeState state) {
    return Instants.of(state.getCounts().getNextExpireTime());
  }

  private String expiringWords(PracticeState state) {
    EvidenceCounts counts = state.getCounts();
    long fresh = counts.getPass() + counts.getFail() + counts.getWarn();
    return state.getPracticeId()
        + " "
        + state.getTitle()
        + ": the first of "
        + Figures.count(fresh, "item", "items")
        + " "
        + session.moment(expires(state)).relative();
  }

  private List<String> twinConflicts() {
    Map<String, PracticeState> byId =
        data.states().stream()
            .collect(
                Collectors.toMap(PracticeState::getPracticeId, Function.identity(), (a, b) -> a));
    return data.states().stream()
        .filter(PracticeState::getTwinConflict)
        .flatMap(
            state ->
                Optional.ofNullable(byId.get(state.getTwinId())).stream()
                    .filter(twin -> state.getOrdinal() < twin.getOrdinal())
                    .map(twin -> declared(state) + ", " + declared(twin)))
        .toList();
  }

  private static String declared(PracticeState state) {
    return state.getPracticeId() + " " + Terms.declared(state.getAnswer().getStatus());
  }
}
