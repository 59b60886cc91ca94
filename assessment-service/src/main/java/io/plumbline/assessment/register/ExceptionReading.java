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
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the register and the history of each exception. */
@ApplicationScoped
public class ExceptionReading {

  private static final Set<String> FIELDS = Set.of("state", "concept", "requester", "kind");

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
                .checkSeen(session, caller.tenant(), query.workload(), Sight.of(caller))
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
    Optional<Instant> until =
        request.hasExpiringWithin()
            ? Optional.of(
                clock.instant().plus(Duration.ofSeconds(request.getExpiringWithin().getSeconds())))
            : Optional.empty();
    return new Exceptions.Query(
        WorkloadName.listed(request.getParent()),
        filter.value("state").map(ExceptionReading::state),
        filter.value("concept"),
        filter.value("requester"),
        filter.value("kind").map(ExceptionReading::bySelector),
        until,
        token.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(token.get(0))));
  }

  private static boolean bySelector(String value) {
    return switch (value) {
      case "SELECTOR" -> true;
      case "PRACTICE" -> false;
      default -> throw Refusals.field("filter", "'" + value + "' is neither SELECTOR nor PRACTICE");
    };
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
                        Exceptions.terms(session, key.tenant(), List.of(key))
                            .map(terms -> response(key, found, terms, size, about))));
  }

  private ListExceptionEventsResponse response(
      ExceptionKey key,
      List<ExceptionEvent> found,
      Map<ExceptionTerms.Key, ExceptionTerms> terms,
      int size,
      List<String> about) {
    ListExceptionEventsResponse.Builder response = ListExceptionEventsResponse.newBuilder();
    found.stream()
        .limit(size)
        .map(event -> ExceptionProtos.event(event, of(terms, key, event.revision())))
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
        .map(found -> found.orElseThrow(() -> Refusals.noException(key.name())).exception());
  }

  private static Uni<List<io.plumbline.proto.assessment.v1.RiskException>> shown(
      Mutiny.Session session, String tenant, List<RiskException> found) {
    return Exceptions.terms(session, tenant, found.stream().map(RiskException::key).toList())
        .map(
            terms ->
                found.stream()
                    .map(e -> ExceptionProtos.proto(e, r -> of(terms, e.key(), r)))
                    .toList());
  }

  private static ExceptionTerms of(
      Map<ExceptionTerms.Key, ExceptionTerms> terms, ExceptionKey exception, int revision) {
    return Objects.requireNonNull(
        terms.get(ExceptionTerms.Key.of(exception, revision)), "terms are never removed");
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
