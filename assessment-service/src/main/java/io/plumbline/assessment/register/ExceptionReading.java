package io.plumbline.assessment.register;

import com.google.protobuf.util.Durations;
import io.plumbline.assessment.exception.ExceptionEvent;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionProtos;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetExceptionRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsResponse;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the register and the history of each exception. */
@ApplicationScoped
public class ExceptionReading {

  private static final Set<String> FIELDS = Set.of("state", "concept", "requester");
  private static final String ALL_WORKLOADS = "-";

  private final TenantTransaction transaction;
  private final Exceptions exceptions;
  private final Workloads workloads;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  public ExceptionReading(
      TenantTransaction transaction,
      Exceptions exceptions,
      Workloads workloads,
      PageTokens tokens,
      Clock clock) {
    this.transaction = transaction;
    this.exceptions = exceptions;
    this.workloads = workloads;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Reads one exception. */
  Uni<io.plumbline.proto.assessment.v1.RiskException> get(GetExceptionRequest request) {
    Caller caller = Caller.current();
    ExceptionKey key = ExceptionKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            find(session, key, Sight.of(caller))
                .chain(found -> shown(session, key.tenant(), List.of(found)))
                .map(shown -> shown.get(0)));
  }

  /** Lists exceptions, newest first. */
  Uni<ListExceptionsResponse> list(ListExceptionsRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    String within =
        request.hasExpiringWithin() ? Durations.toString(request.getExpiringWithin()) : "";
    List<String> about =
        List.of(caller.tenant(), "exceptions", request.getParent(), filter.canonical(), within);
    List<String> token = tokens.decode(about, request.getPageToken());
    Exceptions.Query query = query(request, filter, token);
    return transaction.in(
        caller.tenant(),
        session ->
            workloads
                .reaches(session, caller.tenant(), query.workload(), Sight.of(caller))
                .invoke(
                    seen -> {
                      if (!seen) {
                        throw Refusals.noWorkload(request.getParent());
                      }
                    })
                .chain(
                    () ->
                        Exceptions.page(
                            session, caller.tenant(), Sight.of(caller), query, size + 1))
                .chain(
                    found ->
                        shown(session, caller.tenant(), found.stream().limit(size).toList())
                            .map(shown -> response(found, shown, size, about))));
  }

  private Exceptions.Query query(ListExceptionsRequest request, Filter filter, List<String> token) {
    String workload = WorkloadName.id(request.getParent());
    Optional<Instant> until =
        request.hasExpiringWithin()
            ? Optional.of(
                clock.instant().plus(Duration.ofSeconds(request.getExpiringWithin().getSeconds())))
            : Optional.empty();
    return new Exceptions.Query(
        workload.equals(ALL_WORKLOADS) ? Optional.empty() : Optional.of(workload),
        filter.value("state").map(ExceptionReading::state),
        filter.value("concept"),
        filter.value("requester"),
        until,
        token.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(token.get(0))));
  }

  private static ExceptionState state(String value) {
    try {
      return ExceptionState.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("filter", "'" + value + "' is no state");
    }
  }

  /** Lists what happened to an exception, oldest first. */
  Uni<ListExceptionEventsResponse> events(ListExceptionEventsRequest request) {
    Caller caller = Caller.current();
    ExceptionKey key = ExceptionKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "exception-events", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    long after = token.isEmpty() ? 0 : Long.parseLong(token.get(0));
    return transaction.in(
        caller.tenant(),
        session ->
            find(session, key, Sight.of(caller))
                .chain(() -> Exceptions.events(session, key, after, size + 1))
                .chain(
                    found ->
                        terms(session, key.tenant(), Set.of(key.id()))
                            .map(terms -> response(found, terms, size, about))));
  }

  private ListExceptionEventsResponse response(
      List<ExceptionEvent> found, Map<String, ExceptionTerms> terms, int size, List<String> about) {
    ListExceptionEventsResponse.Builder response = ListExceptionEventsResponse.newBuilder();
    found.stream()
        .limit(size)
        .map(event -> ExceptionProtos.event(event, of(terms, event.of(), event.revision())))
        .forEach(response::addEvents);
    if (found.size() > size) {
      String last = Long.toString(found.get(size - 1).version());
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }

  private Uni<RiskException> find(Mutiny.Session session, ExceptionKey key, Sight sight) {
    return exceptions
        .find(session, key, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noException(key.name())));
  }

  private static Uni<List<io.plumbline.proto.assessment.v1.RiskException>> shown(
      Mutiny.Session session, String tenant, List<RiskException> found) {
    Set<UUID> ids = found.stream().map(e -> e.key().id()).collect(Collectors.toSet());
    return terms(session, tenant, ids)
        .map(
            terms ->
                found.stream()
                    .map(e -> ExceptionProtos.proto(e, r -> of(terms, e.key().id(), r)))
                    .toList());
  }

  private static Uni<Map<String, ExceptionTerms>> terms(
      Mutiny.Session session, String tenant, Set<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : Exceptions.terms(session, tenant, ids)
            .map(
                all ->
                    all.stream()
                        .collect(Collectors.toMap(t -> t.of() + "/" + t.revision(), t -> t)));
  }

  private static ExceptionTerms of(Map<String, ExceptionTerms> terms, UUID id, int revision) {
    return Objects.requireNonNull(terms.get(id + "/" + revision), "terms are never removed");
  }

  private ListExceptionsResponse response(
      List<RiskException> found,
      List<io.plumbline.proto.assessment.v1.RiskException> shown,
      int size,
      List<String> about) {
    ListExceptionsResponse.Builder response =
        ListExceptionsResponse.newBuilder().addAllExceptions(shown);
    if (found.size() > size) {
      String last = found.get(size - 1).key().id().toString();
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }
}
