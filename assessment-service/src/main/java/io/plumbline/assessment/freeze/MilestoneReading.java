package io.plumbline.assessment.freeze;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.milestone.Milestone;
import io.plumbline.assessment.milestone.MilestoneKey;
import io.plumbline.assessment.milestone.MilestoneProtos;
import io.plumbline.assessment.milestone.Milestones;
import io.plumbline.assessment.milestone.Milestones.Cursor;
import io.plumbline.assessment.milestone.Milestones.Query;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads milestones. */
@ApplicationScoped
public class MilestoneReading {

  private static final Set<String> FIELDS = Set.of("edition", "creator");
  private static final String ALL = "-";

  private final TenantTransaction transaction;
  private final Milestones milestones;
  private final Workloads workloads;
  private final Assessments assessments;
  private final PageTokens tokens;

  @Inject
  public MilestoneReading(
      TenantTransaction transaction,
      Milestones milestones,
      Workloads workloads,
      Assessments assessments,
      PageTokens tokens) {
    this.transaction = transaction;
    this.milestones = milestones;
    this.workloads = workloads;
    this.assessments = assessments;
    this.tokens = tokens;
  }

  /** Reads one milestone with all that it froze. */
  Uni<io.plumbline.proto.assessment.v1.Milestone> get(GetMilestoneRequest request) {
    Caller caller = Caller.current();
    MilestoneKey key = MilestoneKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            milestones
                .find(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> Refusals.noMilestone(key.name())))
                .chain(
                    found ->
                        Milestones.content(session, key)
                            .map(content -> MilestoneProtos.whole(found, content.content()))));
  }

  /** Lists milestones, newest first. */
  Uni<ListMilestonesResponse> list(ListMilestonesRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(
            caller.tenant(),
            "milestones",
            request.getParent(),
            filter.canonical(),
            Boolean.toString(request.getShowArchived()));
    AssessmentKey parent = AssessmentKey.parse(caller.tenant(), request.getParent());
    Query query =
        new Query(
            listed(parent.workload()),
            request.getShowArchived(),
            listed(parent.id()),
            filter.value("edition"),
            filter.value("creator"),
            cursor(tokens.decode(about, request.getPageToken())));
    Sight sight = Sight.of(caller);
    return transaction.in(
        caller.tenant(),
        session ->
            checkSeen(session, parent, query, sight)
                .chain(() -> Milestones.page(session, caller.tenant(), sight, query, size + 1))
                .map(found -> response(found, size, about)));
  }

  private static Optional<String> listed(String id) {
    return id.equals(ALL) ? Optional.empty() : Optional.of(id);
  }

  private Uni<Void> checkSeen(
      Mutiny.Session session, AssessmentKey parent, Query query, Sight sight) {
    if (query.assessment().isEmpty()) {
      return workloads.checkSeen(session, parent.tenant(), query.workload(), sight);
    }
    return assessments
        .find(session, parent, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAssessment(parent.name())))
        .replaceWithVoid();
  }

  private ListMilestonesResponse response(List<Milestone> found, int size, List<String> about) {
    ListMilestonesResponse.Builder response = ListMilestonesResponse.newBuilder();
    found.stream().limit(size).map(MilestoneProtos::proto).forEach(response::addMilestones);
    if (found.size() > size) {
      Milestone last = found.get(size - 1);
      List<String> end =
          List.of(
              last.createdAt().toString(),
              last.key().workload(),
              last.key().assessment(),
              Long.toString(last.sequence()));
      response.setNextPageToken(tokens.encode(about, end));
    }
    return response.build();
  }

  private static Optional<Cursor> cursor(List<String> token) {
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cursor(
                Instant.parse(token.get(0)),
                token.get(1),
                token.get(2),
                Long.parseLong(token.get(3))));
  }
}
