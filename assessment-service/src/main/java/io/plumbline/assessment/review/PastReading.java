package io.plumbline.assessment.review;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.history.History;
import io.plumbline.assessment.history.Past;
import io.plumbline.assessment.state.InheritedNames;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads how practices stood at a past instant, and why. */
@ApplicationScoped
public class PastReading {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final History history;
  private final PageTokens tokens;

  @Inject
  public PastReading(
      TenantTransaction transaction, Assessments assessments, History history, PageTokens tokens) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.history = history;
    this.tokens = tokens;
  }

  /** Lists the practices of an assessment as they stood, in the edition's own order. */
  Uni<ListPracticeStatesResponse> list(ListPracticeStatesRequest request) {
    Caller caller = Caller.current();
    Instant instant = history.instant(request.getAsOfTime(), request.getMinVersion());
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> query =
        List.of(caller.tenant(), "practiceStates", request.getParent(), instant.toString());
    List<String> token = tokens.decode(query, request.getPageToken());
    int after = token.isEmpty() ? 0 : Integer.parseInt(token.get(0));
    return transaction.in(
        caller.tenant(),
        session ->
            past(session, key, key.name(), Sight.of(caller), instant)
                .chain(
                    past ->
                        names(session, caller, past)
                            .map(names -> names.in(page(key, past, after, size, query)))));
  }

  /** Explains how one practice stood, term by term. */
  Uni<ExplainPracticeResponse> explain(ExplainPracticeRequest request) {
    Caller caller = Caller.current();
    Instant instant = history.instant(request.getAsOfTime(), request.getMinVersion());
    AnswerKey key = AnswerKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            past(session, key.assessmentKey(), key.name(), Sight.of(caller), instant)
                .chain(
                    past ->
                        names(session, caller, past)
                            .map(names -> names.in(explanation(key, past)))));
  }

  private static Uni<InheritedNames> names(Mutiny.Session session, Caller caller, Past past) {
    return InheritedNames.of(session, caller, past.practices().stream().map(Scored::row).toList());
  }

  private Uni<Past> past(
      Mutiny.Session session, AssessmentKey key, String asked, Sight sight, Instant instant) {
    return assessments
        .find(session, key, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAssessment(asked)).assessment())
        .chain(assessment -> history.at(session, assessment.key(), instant));
  }

  private ListPracticeStatesResponse page(
      AssessmentKey key, Past past, int after, int size, List<String> query) {
    List<Scored> rest =
        past.practices().stream().filter(p -> p.row().practice().ordinal() > after).toList();
    String next =
        rest.size() > size
            ? tokens.encode(
                query, List.of(Integer.toString(rest.get(size - 1).row().practice().ordinal())))
            : "";
    return StateReading.response(key, past.version(), rest.stream().limit(size).toList(), next)
        .setRecordTime(Times.timestamp(past.recordedAt()))
        .build();
  }

  private static ExplainPracticeResponse explanation(AnswerKey key, Past past) {
    return past.practices().stream()
        .filter(p -> p.row().practice().id().equals(key.practice()))
        .findFirst()
        .map(p -> StateReading.explanation(key.assessmentKey(), p, past.testable(), past.policy()))
        .orElseThrow(() -> Refusals.noAnswer(key.name()));
  }
}
