package io.plumbline.gateway.practice;

import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Term;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the practice panel. */
public final class PracticeView {
  private final Session session;
  private final AssessmentPath path;
  private final AssessmentQuery query;
  private final String csrf;
  private String answerError = "";
  private String attestationError = "";
  private AttestationInput attestation = AttestationInput.NONE;
  private @Nullable AnswerInput mine;
  private AnswerForm.Why why = AnswerForm.Why.NONE;
  private Assessment assessment = Assessment.getDefaultInstance();
  private int from;
  private boolean past;

  public PracticeView(Session session, AssessmentPath path, AssessmentQuery query, String csrf) {
    this.session = session;
    this.path = path;
    this.query = query;
    this.csrf = csrf;
  }

  /** Says of which assessment: its state decides what may be done. */
  public PracticeView in(Assessment of) {
    this.assessment = of;
    return this;
  }

  /** Shows it as it stood: there is nothing to do, and its evidence has gone on since. */
  public PracticeView past() {
    this.past = true;
    return this;
  }

  PracticeView answerFailed(String error) {
    this.answerError = error;
    return this;
  }

  /** Says what there is to say of the reason for not inheriting. */
  PracticeView why(AnswerForm.Why reason) {
    this.why = reason;
    return this;
  }

  /** Shows what was sent beside what somebody else saved. */
  PracticeView conflictWith(AnswerInput input) {
    this.mine = input;
    return this;
  }

  PracticeView findingsFrom(int first) {
    this.from = first;
    return this;
  }

  PracticeView attestationFailed(String error, AttestationInput sent) {
    this.attestationError = error;
    this.attestation = sent;
    return this;
  }

  /** The panel of one practice among all of its assessment. */
  public PracticePanel panel(PracticeData data, List<PracticeState> all) {
    PracticeState state = data.state();
    int at = all.indexOf(state);
    String base = path.base() + "/practices/" + Bricks.key(state);
    return new PracticePanel(
        Bricks.key(state),
        Bricks.of(state, path.base(), query, session),
        state.getArea(),
        state.getTopic(),
        state.getTwinId().isEmpty() ? "" : href(Bricks.key(state.getTwinId())),
        at > 0 ? href(Bricks.key(all.get(at - 1))) : "",
        at + 1 < all.size() ? href(Bricks.key(all.get(at + 1))) : "",
        (at + 1) + " of " + all.size(),
        new AnswerView(session).form(state, assessment, answerError, mine, why),
        observed(state),
        Banners.of(state, session),
        past ? PracticePanel.Acceptance.NONE : acceptance(state),
        covered(state.getCounts()),
        past ? new PracticePanel.Plans("", "", "", "") : plans(state, base),
        guidance(data),
        new FindingsView(session, EvidenceLinks.of(session, path, state.getConcept()))
            .list(data, base, from),
        new AttestationsView(session).box(data.attestations(), attestationError, attestation),
        data.terms().stream().map(PracticeView::reason).toList(),
        history(data),
        base,
        csrf,
        path.base() + query.withPractice("").string());
  }

  private PracticePanel.Acceptance acceptance(PracticeState state) {
    if (!state.getException().isEmpty()) {
      return new PracticePanel.Acceptance(exceptionHref(state.getException()), "Exception");
    }
    boolean shortfall =
        switch (state.getBucket()) {
          case BUCKET_CONTRADICTED -> !state.getUnderstated();
          case BUCKET_ADMITTED, BUCKET_CONFIRMED ->
              state.getAnswer().getStatus() != AnswerStatus.ANSWER_STATUS_IMPLEMENTED
                  && state.getAnswer().getStatus() != AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
          default -> false;
        };
    return shortfall && session.may("exceptions.request")
        ? new PracticePanel.Acceptance(
            Address.of("/exceptions/new")
                .with("workload", path.workload())
                .with("practice", state.getPractice())
                .with("back", href(Bricks.key(state)))
                .href(),
            "Request exception")
        : PracticePanel.Acceptance.NONE;
  }

  private static PracticePanel.Covered covered(EvidenceCounts counts) {
    long failing =
        counts.getFail() + counts.getWarn() + counts.getStaleFail() + counts.getStaleWarn();
    long covered = counts.getAcceptedList().stream().mapToLong(AcceptedItems::getCount).sum();
    return new PracticePanel.Covered(
        covered == 0 ? "" : covered + " of " + failing + " failing items",
        counts.getAcceptedList().stream()
            .map(
                by ->
                    new PracticePanel.Acceptance(
                        exceptionHref(by.getException()), "exception, " + by.getCount()))
            .toList());
  }

  private static String exceptionHref(String name) {
    return name.replaceFirst("^workloads/([^/]+)/exceptions/", "/exceptions/$1/");
  }

  private PracticePanel.Plans plans(PracticeState state, String base) {
    boolean reads = session.may("improvements.read");
    return new PracticePanel.Plans(
        reads ? Address.of(base + "/improvements").with("concept", state.getConcept()).href() : "",
        reads
            ? Address.of("/improvements")
                .with("workload", path.workload())
                .with("concept", state.getConcept())
                .href()
            : "",
        lacks(state) && session.may("improvements.write")
            ? Address.of("/improvements/new").with("answer", state.getAnswerName()).href()
            : "",
        lacks(state) ? path.base() + "/what-if?fix=" + Bricks.key(state) : "");
  }

  /** What holds, or does not concern the workload, needs no plan. */
  private static boolean lacks(PracticeState state) {
    return state.getBucket() != Bucket.BUCKET_CONFIRMED
        && state.getBucket() != Bucket.BUCKET_NOT_APPLICABLE;
  }

  private String href(String key) {
    return path.base() + query.withPractice(key).string();
  }

  private PracticePanel.Observed observed(PracticeState state) {
    EvidenceLinks evidence =
        past ? new EvidenceLinks(null) : EvidenceLinks.of(session, path, state.getConcept());
    return new PracticePanel.Observed(
        Terms.observed(state.getObserved()),
        evidence.counts(state.getCounts()),
        state.getCounts().hasNewestObserveTime()
            ? session.moment(Instants.of(state.getCounts().getNewestObserveTime()))
            : null,
        state.getObserved() != ObservedStatus.OBSERVED_STATUS_UNTESTABLE);
  }

  private static PracticePanel.Guidance guidance(PracticeData data) {
    Practice practice = data.practice().orElse(Practice.getDefaultInstance());
    String text =
        data.practice().isEmpty()
            ? "The catalog does not answer at the moment; its text is shown when it does."
            : practice.getDescription();
    String uri = practice.getDocumentationUri();
    return new PracticePanel.Guidance(
        text,
        uri.startsWith("https://") ? uri : "",
        List.of("concept " + data.state().getConcept()));
  }

  private static PracticePanel.Reason reason(Term term) {
    Map<String, String> inputs = new TreeMap<>(term.getInputsMap());
    String words =
        inputs.entrySet().stream()
            .map(input -> input.getKey() + " " + input.getValue())
            .collect(Collectors.joining(", "));
    String label = term.getTerm().isEmpty() ? "" : capital(term.getTerm());
    String rule = words.isEmpty() ? term.getRule() : term.getRule() + " (" + words + ")";
    return new PracticePanel.Reason(label, term.getResult(), rule);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Answers and reviews, newest first. */
  private List<PracticePanel.HistoryEntry> history(PracticeData data) {
    return Stream.concat(
            data.revisions().stream().map(this::written), data.reviews().stream().map(this::said))
        .sorted(Comparator.comparing((PracticePanel.HistoryEntry e) -> e.when().iso()).reversed())
        .toList();
  }

  private PracticePanel.HistoryEntry written(Answer answer) {
    String origin = answer.getOrigin().isEmpty() ? "" : ", taken from " + answer.getOrigin();
    return new PracticePanel.HistoryEntry(
        answer.getAuthor(),
        AnswerView.words(answer) + origin,
        answer.getReason().isEmpty() ? answer.getNotes() : answer.getReason(),
        session.moment(Instants.of(answer.getUpdateTime())));
  }

  private PracticePanel.HistoryEntry said(AnswerReview review) {
    boolean approved = review.getOutcome() == AnswerReview.Outcome.OUTCOME_APPROVED;
    return new PracticePanel.HistoryEntry(
        review.getReviewer(),
        (approved ? "Approved" : "Sent back") + " revision " + review.getRevision(),
        review.getReason(),
        session.moment(Instants.of(review.getReviewTime())));
  }
}
