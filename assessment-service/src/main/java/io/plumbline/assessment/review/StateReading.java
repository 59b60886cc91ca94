package io.plumbline.assessment.review;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.explain.Explanation;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.InheritedNames;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.MinVersion;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.Term;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads how practices stand, and why. */
@ApplicationScoped
public class StateReading {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final PageTokens tokens;
  private final MinVersion minVersion;
  private final PastReading past;

  @Inject
  public StateReading(
      TenantTransaction transaction,
      Assessments assessments,
      PracticeRows rows,
      PageTokens tokens,
      MinVersion minVersion,
      PastReading past) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.rows = rows;
    this.tokens = tokens;
    this.minVersion = minVersion;
    this.past = past;
  }

  /** Lists the practices of an assessment in the edition's own order. */
  public Uni<ListPracticeStatesResponse> list(ListPracticeStatesRequest request) {
    if (request.hasAsOfTime()) {
      return past.list(request);
    }
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> query = List.of(caller.tenant(), "practiceStates", request.getParent());
    List<String> token = tokens.decode(query, request.getPageToken());
    int after = token.isEmpty() ? 0 : Integer.parseInt(token.get(0));
    return minVersion.read(
        request.getMinVersion(),
        () ->
            transaction.in(
                caller.tenant(),
                session ->
                    seen(session, key, Sight.of(caller), key.name())
                        .chain(
                            assessment ->
                                rows.page(session, key, after, size + 1)
                                    .chain(
                                        found ->
                                            InheritedNames.of(session, caller, found)
                                                .map(
                                                    names ->
                                                        names.in(
                                                            page(
                                                                assessment,
                                                                found,
                                                                size,
                                                                query)))))),
        ListPracticeStatesResponse::getVersion);
  }

  /** Explains one practice, term by term. */
  public Uni<ExplainPracticeResponse> explain(ExplainPracticeRequest request) {
    if (request.hasAsOfTime()) {
      return past.explain(request);
    }
    Caller caller = Caller.current();
    AnswerKey key = AnswerKey.parse(caller.tenant(), request.getName());
    return minVersion
        .read(
            request.getMinVersion(),
            () ->
                transaction.in(
                    caller.tenant(),
                    session ->
                        seen(session, key.assessmentKey(), Sight.of(caller), key.name())
                            .chain(assessment -> explain(session, assessment, key))),
            Explained::version)
        .map(Explained::response);
  }

  private record Explained(long version, ExplainPracticeResponse response) {}

  private Uni<Explained> explain(Mutiny.Session session, Assessment assessment, AnswerKey key) {
    return rows.one(session, assessment.key(), key.practice())
        .map(found -> found.stream().findFirst().orElseThrow(() -> Refusals.noAnswer(key.name())))
        .chain(
            row ->
                PolicyBook.load(session, assessment.key().tenant())
                    .map(book -> book.version(assessment.policyVersion()))
                    .chain(
                        policy ->
                            TestableConcepts.load(session)
                                .map(
                                    testable ->
                                        explanation(
                                            assessment.key(),
                                            Scored.stored(row),
                                            testable,
                                            policy)))
                    .chain(
                        response ->
                            InheritedNames.of(session, Caller.current(), List.of(row))
                                .map(names -> names.in(response))))
        .map(response -> new Explained(assessment.version(), response));
  }

  static ExplainPracticeResponse explanation(
      AssessmentKey assessment, Scored scored, TestableConcepts testable, ScoringPolicy policy) {
    Standing standing = Standing.of(scored.row().facts(testable, policy), policy);
    ExplainPracticeResponse.Builder response =
        ExplainPracticeResponse.newBuilder()
            .setState(StateProtos.practice(assessment, scored))
            .setScoringPolicy(AssessmentProtos.policy(policy.version()));
    Explanation.of(standing, policy).forEach(term -> response.addTerms(proto(term)));
    return response.build();
  }

  private static Term proto(io.plumbline.assessment.explain.Term term) {
    Term.Builder proto =
        Term.newBuilder().setTerm(term.name()).setRule(term.rule()).setResult(term.result());
    term.inputs().forEach(input -> proto.putInputs(input.name(), input.value()));
    return proto.build();
  }

  private Uni<Assessment> seen(
      Mutiny.Session session, AssessmentKey key, Sight sight, String asked) {
    return assessments
        .find(session, key, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAssessment(asked)).assessment());
  }

  private ListPracticeStatesResponse page(
      Assessment assessment, List<PracticeRow> found, int size, List<String> query) {
    String next =
        found.size() > size
            ? tokens.encode(
                query, List.of(Integer.toString(found.get(size - 1).practice().ordinal())))
            : "";
    List<Scored> page = found.stream().limit(size).map(Scored::stored).toList();
    return response(assessment.key(), assessment.version(), page, next)
        .setRecordTime(Times.timestamp(assessment.updatedAt()))
        .build();
  }

  static ListPracticeStatesResponse.Builder response(
      AssessmentKey assessment, long version, List<Scored> page, String nextPageToken) {
    ListPracticeStatesResponse.Builder response =
        ListPracticeStatesResponse.newBuilder().setVersion(version).setNextPageToken(nextPageToken);
    page.forEach(scored -> response.addPracticeStates(StateProtos.practice(assessment, scored)));
    return response;
  }
}
