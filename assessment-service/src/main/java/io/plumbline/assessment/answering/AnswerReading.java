package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetAnswerRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads answers and their history. */
@ApplicationScoped
public class AnswerReading {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PageTokens tokens;

  @Inject
  public AnswerReading(TenantTransaction transaction, Assessments assessments, PageTokens tokens) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.tokens = tokens;
  }

  /** Reads one answer, an unanswered one too. */
  public Uni<io.plumbline.proto.assessment.v1.Answer> get(GetAnswerRequest request) {
    Caller caller = Caller.current();
    AnswerKey key = AnswerKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            seen(session, key, Sight.of(caller))
                .chain(() -> session.find(Answer.class, key))
                .map(found -> found == null ? AnswerProtos.none(key) : AnswerProtos.proto(found)));
  }

  /** Lists every answer a practice has had, newest first. */
  public Uni<ListAnswerRevisionsResponse> revisions(ListAnswerRevisionsRequest request) {
    Caller caller = Caller.current();
    AnswerKey key = AnswerKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> query = List.of(caller.tenant(), "revisions", request.getParent());
    List<String> after = tokens.decode(query, request.getPageToken());
    int before = after.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(after.get(0));
    return transaction
        .in(
            caller.tenant(),
            session ->
                seen(session, key, Sight.of(caller))
                    .chain(() -> page(session, key, before, size + 1)))
        .map(found -> response(found, size, query));
  }

  /**
   * The assessment of an answer, answered or not.
   *
   * @throws io.plumbline.platform.grpc.DomainException NOT_FOUND when this sight does not reach it,
   *     or its edition has no such practice
   */
  public Uni<Assessments.Found> seen(Mutiny.Session session, AnswerKey key, Sight sight) {
    return assessments
        .find(session, key.assessmentKey(), sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAnswer(key.name())))
        .call(found -> checkPractice(session, found, key));
  }

  private static Uni<EditionPractice> checkPractice(
      Mutiny.Session session, Assessments.Found found, AnswerKey key) {
    return session
        .find(
            EditionPractice.class,
            EditionPractice.Key.of(found.assessment().editionKey(), key.practice()))
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noAnswer(key.name()));
  }

  private static Uni<List<AnswerRevision>> page(
      Mutiny.Session session, AnswerKey key, int before, int limit) {
    return session
        .createSelectionQuery(
            "from AnswerRevision r where r.key.tenant = :tenant and r.key.workload = :workload"
                + " and r.key.assessment = :assessment and r.key.practice = :practice"
                + " and r.key.revision < :before order by r.key.revision desc",
            AnswerRevision.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.assessment())
        .setParameter("practice", key.practice())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  private ListAnswerRevisionsResponse response(
      List<AnswerRevision> found, int size, List<String> query) {
    ListAnswerRevisionsResponse.Builder response = ListAnswerRevisionsResponse.newBuilder();
    found.stream().limit(size).map(AnswerProtos::proto).forEach(response::addRevisions);
    if (found.size() > size) {
      String last = Integer.toString(found.get(size - 1).revision());
      response.setNextPageToken(tokens.encode(query, List.of(last)));
    }
    return response.build();
  }
}
