package io.plumbline.assessment.contradiction;

import io.plumbline.assessment.contradiction.Contradictions.Cursor;
import io.plumbline.assessment.contradiction.Contradictions.Found;
import io.plumbline.assessment.scoring.Risk;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.ListContradictionsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the queue of contradictions. */
@ApplicationScoped
public class ContradictionReading {

  private static final Set<String> FIELDS = Set.of("kind", "unit", "risk", "excepted");

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final PageTokens tokens;

  @Inject
  public ContradictionReading(
      TenantTransaction transaction, Workloads workloads, PageTokens tokens) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.tokens = tokens;
  }

  /** Lists contradictions, the heaviest first and then the oldest. */
  Uni<ListContradictionsResponse> list(ListContradictionsRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    Contradictions.Query query = query(request.getParent(), filter);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(caller.tenant(), "contradictions", request.getParent(), filter.canonical());
    Cursor after = cursor(tokens.decode(about, request.getPageToken()));
    Sight sight = Sight.of(caller);
    return transaction.in(
        caller.tenant(),
        session ->
            workloads
                .checkSeen(session, caller.tenant(), query.workload(), sight)
                .chain(
                    () ->
                        Contradictions.page(
                            session, caller.tenant(), sight, query, after, size + 1))
                .chain(
                    found ->
                        Contradictions.count(session, caller.tenant(), sight, query)
                            .map(total -> response(found, total, size, about))));
  }

  private static Contradictions.Query query(String parent, Filter filter) {
    return new Contradictions.Query(
        WorkloadName.listed(parent),
        filter.value("kind").map(ContradictionReading::understated),
        filter.value("risk").map(ContradictionReading::risk),
        filter.value("unit"),
        filter.value("excepted").map(Boolean::parseBoolean).orElse(false));
  }

  private static boolean understated(String kind) {
    return switch (kind) {
      case "UNDERSTATED" -> true;
      case "OVERSTATED" -> false;
      default -> throw refused("'" + kind + "' is neither OVERSTATED nor UNDERSTATED");
    };
  }

  private static Risk risk(String risk) {
    try {
      return Risk.valueOf(risk);
    } catch (IllegalArgumentException e) {
      throw refused("'" + risk + "' is no risk");
    }
  }

  private static DomainException refused(String why) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, "filter", why);
  }

  private ListContradictionsResponse response(
      List<Found> found, long total, int size, List<String> about) {
    ListContradictionsResponse.Builder response =
        ListContradictionsResponse.newBuilder().setTotalSize(Math.toIntExact(total));
    found.stream().limit(size).map(ContradictionProtos::proto).forEach(response::addContradictions);
    if (found.size() > size) {
      response.setNextPageToken(tokens.encode(about, end(found.get(size - 1))));
    }
    return response.build();
  }

  private static List<String> end(Found last) {
    Scored scored = Scored.stored(last.row());
    return List.of(
        Integer.toString(scored.derived().weight()),
        scored.verdictAt().toString(),
        last.assessment().workload(),
        last.assessment().id(),
        last.row().practice().id());
  }

  private static @Nullable Cursor cursor(List<String> token) {
    return token.isEmpty()
        ? null
        : new Cursor(
            Integer.parseInt(token.get(0)),
            Instant.parse(token.get(1)),
            token.get(2),
            token.get(3),
            token.get(4));
  }
}
