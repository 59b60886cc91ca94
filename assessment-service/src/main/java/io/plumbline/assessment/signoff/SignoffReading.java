package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerReviewed;
import io.plumbline.assessment.assessment.AssessmentEvent;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsResponse;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.ListGapsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what is missing, and what was decided. */
@ApplicationScoped
public class SignoffReading {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final PageTokens tokens;

  @Inject
  public SignoffReading(
      TenantTransaction transaction,
      Assessments assessments,
      PracticeRows rows,
      PageTokens tokens) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.rows = rows;
    this.tokens = tokens;
  }

  /** Lists what is missing. */
  Uni<ListGapsResponse> gaps(ListGapsRequest request) {
    AssessmentKey key = AssessmentKey.parse(Caller.current().tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(key.tenant(), "gaps", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    int after = token.isEmpty() ? 0 : Integer.parseInt(token.get(0));
    return seen(
            key,
            session ->
                rows.ofAssessment(session, key)
                    .chain(found -> Gap.of(session, key.tenant(), found)))
        .map(gaps -> page(key, gaps, after, size, about));
  }

  private ListGapsResponse page(
      AssessmentKey key, List<Gap> gaps, int after, int size, List<String> about) {
    List<Gap> rest = gaps.stream().filter(gap -> gap.ordinal() > after).toList();
    ListGapsResponse.Builder response = ListGapsResponse.newBuilder().setTotalSize(gaps.size());
    rest.stream().limit(size).map(gap -> SignoffProtos.gap(key, gap)).forEach(response::addGaps);
    if (rest.size() > size) {
      response.setNextPageToken(next(about, rest.get(size - 1).ordinal()));
    }
    return response.build();
  }

  /** Lists the steps of an assessment, newest first. */
  Uni<ListAssessmentEventsResponse> events(ListAssessmentEventsRequest request) {
    AssessmentKey key = AssessmentKey.parse(Caller.current().tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(key.tenant(), "assessmentEvents", request.getParent());
    int before = before(tokens.decode(about, request.getPageToken()));
    return seen(key, session -> events(session, key, before, size + 1))
        .map(
            found -> {
              ListAssessmentEventsResponse.Builder response =
                  ListAssessmentEventsResponse.newBuilder();
              found.stream().limit(size).map(SignoffProtos::event).forEach(response::addEvents);
              if (found.size() > size) {
                response.setNextPageToken(next(about, found.get(size - 1).number()));
              }
              return response.build();
            });
  }

  /** Lists what was said of an answer, newest first. */
  Uni<ListAnswerReviewsResponse> reviews(ListAnswerReviewsRequest request) {
    AnswerKey key = AnswerKey.parse(Caller.current().tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(key.tenant(), "answerReviews", request.getParent());
    int before = before(tokens.decode(about, request.getPageToken()));
    return seen(key.assessmentKey(), session -> reviews(session, key, before, size + 1))
        .map(
            found -> {
              ListAnswerReviewsResponse.Builder response = ListAnswerReviewsResponse.newBuilder();
              found.stream().limit(size).map(AnswerProtos::proto).forEach(response::addReviews);
              if (found.size() > size) {
                response.setNextPageToken(next(about, found.get(size - 1).number()));
              }
              return response.build();
            });
  }

  private <T> Uni<T> seen(AssessmentKey key, Function<Mutiny.Session, Uni<T>> read) {
    Sight sight = Sight.of(Caller.current());
    return transaction.in(
        key.tenant(),
        session ->
            assessments
                .find(session, key, sight)
                .map(found -> found.orElseThrow(() -> Refusals.noAssessment(key.name())))
                .chain(found -> read.apply(session)));
  }

  private static int before(List<String> token) {
    return token.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(token.get(0));
  }

  private String next(List<String> about, int number) {
    return tokens.encode(about, List.of(Integer.toString(number)));
  }

  private static Uni<List<AssessmentEvent>> events(
      Mutiny.Session session, AssessmentKey of, int before, int limit) {
    return session
        .createSelectionQuery(
            "from AssessmentEvent e where e.key.tenant = :tenant and e.key.workload = :workload"
                + " and e.key.assessment = :assessment and e.key.number < :before"
                + " order by e.key.number desc",
            AssessmentEvent.class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("assessment", of.id())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  private static Uni<List<AnswerReviewed>> reviews(
      Mutiny.Session session, AnswerKey of, int before, int limit) {
    return session
        .createSelectionQuery(
            "from AnswerReviewed r where r.key.tenant = :tenant and r.key.workload = :workload"
                + " and r.key.assessment = :assessment and r.key.practice = :practice"
                + " and r.key.number < :before order by r.key.number desc",
            AnswerReviewed.class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("assessment", of.assessment())
        .setParameter("practice", of.practice())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }
}
