package io.plumbline.assessment.planning;

import io.plumbline.assessment.improvement.Improvement;
import io.plumbline.assessment.improvement.ImprovementEvent;
import io.plumbline.assessment.improvement.ImprovementKey;
import io.plumbline.assessment.improvement.ImprovementProtos;
import io.plumbline.assessment.improvement.ImprovementState;
import io.plumbline.assessment.planning.Improvements.Cursor;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.ListImprovementEventsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementEventsResponse;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the board and the history of each improvement. */
@ApplicationScoped
public class ImprovementReading {

  private static final Set<String> FIELDS = Set.of("state", "owner", "practice", "concept");
  private static final String LATEST = "update_time desc";

  private final TenantTransaction transaction;
  private final Improvements improvements;
  private final Workloads workloads;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  public ImprovementReading(
      TenantTransaction transaction,
      Improvements improvements,
      Workloads workloads,
      PageTokens tokens,
      Clock clock) {
    this.transaction = transaction;
    this.improvements = improvements;
    this.workloads = workloads;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Reads one improvement. */
  Uni<io.plumbline.proto.assessment.v1.Improvement> get(GetImprovementRequest request) {
    Caller caller = Caller.current();
    ImprovementKey key = ImprovementKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            improvements
                .find(session, key, Sight.of(caller))
                .map(found -> ImprovementProtos.proto(found, today())));
  }

  /** Lists improvements: what is due first, or what changed last. */
  Uni<ListImprovementsResponse> list(ListImprovementsRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = about(caller, request, filter);
    Optional<Cursor> after = cursor(tokens.decode(about, request.getPageToken()));
    Improvements.Query query = query(request, filter, caller);
    Sight sight = Sight.of(caller);
    return transaction.in(
        caller.tenant(),
        session ->
            workloads
                .checkSeen(session, caller.tenant(), query.workload(), sight)
                .chain(
                    () ->
                        Improvements.page(session, caller.tenant(), sight, query, after, size + 1))
                .chain(
                    found ->
                        Improvements.count(session, caller.tenant(), sight, query)
                            .map(total -> response(found, total, size, about))));
  }

  /** A page belongs to one list; whose it is matters where they ask for their own. */
  private static List<String> about(Caller caller, ListImprovementsRequest request, Filter filter) {
    return List.of(
        caller.tenant(),
        "improvements",
        request.getParent(),
        filter.canonical(),
        request.getOrderBy(),
        Boolean.toString(request.getOverdue()),
        request.getMine() ? caller.subject() : "");
  }

  private Improvements.Query query(ListImprovementsRequest request, Filter filter, Caller caller) {
    return new Improvements.Query(
        WorkloadName.listed(request.getParent()),
        filter.value("state").map(ImprovementReading::state),
        filter.value("owner"),
        filter.value("practice"),
        filter.value("concept"),
        request.getOverdue() ? Optional.of(today()) : Optional.empty(),
        request.getMine()
            ? Optional.of(new Improvements.Person(caller.subject(), caller.name()))
            : Optional.empty(),
        request.getOrderBy().equals(LATEST));
  }

  private static ImprovementState state(String value) {
    try {
      return ImprovementState.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("filter", "'" + value + "' is no state");
    }
  }

  private ListImprovementsResponse response(
      List<Improvement> found, long total, int size, List<String> about) {
    LocalDate today = today();
    ListImprovementsResponse.Builder response =
        ListImprovementsResponse.newBuilder().setTotalSize(Math.toIntExact(total));
    found.stream()
        .limit(size)
        .map(improvement -> ImprovementProtos.proto(improvement, today))
        .forEach(response::addImprovements);
    if (found.size() > size) {
      response.setNextPageToken(tokens.encode(about, end(found.get(size - 1))));
    }
    return response.build();
  }

  private static List<String> end(Improvement last) {
    LocalDate due = Objects.requireNonNullElse(last.plan().dueOn(), Improvements.NEVER);
    return List.of(due.toString(), last.updatedAt().toString(), last.key().id().toString());
  }

  private static Optional<Cursor> cursor(List<String> token) {
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cursor(
                LocalDate.parse(token.get(0)),
                Instant.parse(token.get(1)),
                UUID.fromString(token.get(2))));
  }

  /** Lists what happened to an improvement, oldest first. */
  Uni<ListImprovementEventsResponse> events(ListImprovementEventsRequest request) {
    Caller caller = Caller.current();
    ImprovementKey key = ImprovementKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "improvement-events", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    long after = token.isEmpty() ? 0 : Long.parseLong(token.get(0));
    return transaction.in(
        caller.tenant(),
        session ->
            improvements
                .find(session, key, Sight.of(caller))
                .chain(() -> Improvements.events(session, key, after, size + 1))
                .map(found -> response(found, size, about)));
  }

  private ListImprovementEventsResponse response(
      List<ImprovementEvent> found, int size, List<String> about) {
    ListImprovementEventsResponse.Builder response = ListImprovementEventsResponse.newBuilder();
    found.stream().limit(size).map(ImprovementProtos::event).forEach(response::addEvents);
    if (found.size() > size) {
      String last = Long.toString(found.get(size - 1).version());
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
