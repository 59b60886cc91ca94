package io.plumbline.gateway.assessment;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.report.ReportBox;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Life;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Moment;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.reporting.v1.Score;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Wall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the assessment page from what the services answer. */
final class AssessmentView {
  private final Session session;
  private final AssessmentPath path;
  private final AssessmentQuery query;
  private final AssessmentData data;

  AssessmentView(Session session, AssessmentPath path, AssessmentQuery query, AssessmentData data) {
    this.session = session;
    this.path = path;
    this.query = query;
    this.data = data;
  }

  AssessmentPage page(Frame frame, @Nullable PracticePanel panel) {
    PracticeList list = new PracticeList(data.states(), path.base(), query, session);
    return new AssessmentPage(
        frame,
        head(),
        Wall.of(list.bricks()),
        list.chips(),
        list.groups(),
        list.shown(),
        query.text(),
        query.table(),
        panel,
        new OverviewView(data, path.base(), query, session).overview(),
        data.recorded() == null && session.may("reports.create")
            ? ReportBox.none(path.base() + "/reports")
            : null,
        path.base(),
        query.withPractice("").string(),
        path.base() + query.withTable(!query.table()).string(),
        data.version(),
        new LookBackView(session, path).form(query),
        past());
  }

  private AssessmentPage.@Nullable Past past() {
    return data.recorded() == null
        ? null
        : new AssessmentPage.Past(
            session.moment(Instant.parse(query.at())), session.moment(data.recorded()));
  }

  private AssessmentHead head() {
    Scorecard card = data.scorecard();
    return new AssessmentHead(
        data.workload().getDisplayName(),
        data.edition(),
        facts(data.workload()),
        bar(card == null ? null : card.getPractices()),
        bar(card == null ? null : card.getConcepts()),
        data.states().size(),
        (int) data.states().stream().map(PracticeState::getConcept).distinct().count(),
        card != null && card.hasCoverageBasisPoints()
            ? Figures.percent(card.getCoverageBasisPoints())
            : "\u2013",
        newest(),
        life());
  }

  private AssessmentHead.LifeLine life() {
    Assessment assessment = data.assessment();
    return new AssessmentHead.LifeLine(
        Life.state(assessment.getState()),
        assessment.getStateActor(),
        assessment.hasStateTime() ? session.moment(Instants.of(assessment.getStateTime())) : null,
        path.base() + "/signoff");
  }

  private static Bar bar(@Nullable Score score) {
    return new Bar(
        score != null && score.hasProvenBasisPoints() ? score.getProvenBasisPoints() : null,
        score != null && score.hasDeclaredBasisPoints() ? score.getDeclaredBasisPoints() : null);
  }

  private static String facts(Workload workload) {
    List<String> facts = new ArrayList<>();
    add(facts, Terms.environment(workload.getEnvironment()));
    add(facts, workload.getUnit());
    add(facts, workload.getOwner().isEmpty() ? "" : "owned by " + workload.getOwner());
    facts.add(
        workload.getAccountsCount() == 0
            ? "no account yet"
            : Figures.count(workload.getAccountsCount(), "account", "accounts"));
    return String.join(" \u00b7 ", facts);
  }

  private static void add(List<String> facts, String fact) {
    if (!fact.isEmpty()) {
      facts.add(fact);
    }
  }

  private @Nullable Moment newest() {
    return data.states().stream()
        .filter(state -> state.getCounts().hasNewestObserveTime())
        .map(state -> Instants.of(state.getCounts().getNewestObserveTime()))
        .max(Comparator.<Instant>naturalOrder())
        .map(session::moment)
        .orElse(null);
  }

  /** Whether a state stands in a bucket. */
  static boolean in(PracticeState state, Bucket bucket) {
    return Terms.bucket(state.getBucket()) == bucket;
  }
}
