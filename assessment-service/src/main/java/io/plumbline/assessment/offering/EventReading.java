package io.plumbline.assessment.offering;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.inheritance.InheritanceEvent;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.InheritanceEvent.Action;
import io.plumbline.proto.assessment.v1.ListInheritanceEventsRequest;
import io.plumbline.proto.assessment.v1.ListInheritanceEventsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what came to a practice by inheritance. */
@ApplicationScoped
public class EventReading {

  private static final String EVENTS =
      "from InheritanceEvent v where v.key.tenant = :tenant and v.key.workload = :workload"
          + " and v.key.assessment = :assessment and v.key.practice = :practice"
          + " and v.key.assessmentVersion < :before order by v.key.assessmentVersion desc";

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PageTokens tokens;

  @Inject
  public EventReading(TenantTransaction transaction, Assessments assessments, PageTokens tokens) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.tokens = tokens;
  }

  /** Lists events of a practice, newest first. */
  Uni<ListInheritanceEventsResponse> list(ListInheritanceEventsRequest request) {
    Caller caller = Caller.current();
    AnswerKey key = AnswerKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "inheritance-events", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    long before = token.isEmpty() ? Long.MAX_VALUE : Long.parseLong(token.get(0));
    Sight sight = Sight.of(caller);
    return transaction.in(
        caller.tenant(),
        session ->
            assessments
                .find(session, key.assessmentKey(), sight)
                .map(found -> found.orElseThrow(() -> missing(key)))
                .chain(() -> page(session, key, before, size + 1))
                .chain(
                    found ->
                        Workloads.seen(session, key.tenant(), sources(found), sight)
                            .map(seen -> response(found, seen, size, about))));
  }

  private static RuntimeException missing(AnswerKey key) {
    return io.plumbline.assessment.assessment.Refusals.noAnswer(key.name());
  }

  private static Uni<List<InheritanceEvent>> page(
      Mutiny.Session session, AnswerKey key, long before, int limit) {
    return session
        .createSelectionQuery(EVENTS, InheritanceEvent.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.assessment())
        .setParameter("practice", key.practice())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  private static Set<String> sources(List<InheritanceEvent> found) {
    return found.stream().map(e -> e.source().sourceWorkload()).collect(Collectors.toSet());
  }

  private ListInheritanceEventsResponse response(
      List<InheritanceEvent> found, Set<String> seen, int size, List<String> about) {
    ListInheritanceEventsResponse.Builder response = ListInheritanceEventsResponse.newBuilder();
    found.stream().limit(size).map(e -> proto(e, seen)).forEach(response::addEvents);
    if (found.size() > size) {
      String last = Long.toString(found.get(size - 1).key().assessmentVersion());
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }

  private static io.plumbline.proto.assessment.v1.InheritanceEvent proto(
      InheritanceEvent event, Set<String> seen) {
    String tenant = event.key().tenant();
    boolean told = seen.contains(event.source().sourceWorkload());
    return io.plumbline.proto.assessment.v1.InheritanceEvent.newBuilder()
        .setAssessmentVersion(event.key().assessmentVersion())
        .setAction(Action.valueOf("ACTION_" + event.action().name()))
        .setInheritedFrom(told ? event.source().answer(tenant).name() : "")
        .setInheritedRevision(event.source().sourceRevision())
        .setReason(event.reason())
        .setEventTime(Times.timestamp(event.eventAt()))
        .build();
  }
}
