package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads the workloads a caller may see. */
@ApplicationScoped
public class WorkloadReading {

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final PageTokens tokens;

  @Inject
  public WorkloadReading(TenantTransaction transaction, Workloads workloads, PageTokens tokens) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.tokens = tokens;
  }

  /** Reads one workload. */
  public Uni<io.plumbline.proto.assessment.v1.Workload> get(GetWorkloadRequest request) {
    Caller caller = Caller.current();
    WorkloadKey key = new WorkloadKey(caller.tenant(), WorkloadName.id(request.getName()));
    return transaction
        .in(caller.tenant(), session -> workloads.find(session, key, Sight.of(caller)))
        .map(
            found ->
                found.map(WorkloadProtos::proto).orElseThrow(() -> WorkloadService.missing(key)));
  }

  /** Lists workloads by name. */
  public Uni<ListWorkloadsResponse> list(ListWorkloadsRequest request) {
    Caller caller = Caller.current();
    Sight sight = Sight.of(caller);
    Workloads.Query which =
        new Workloads.Query(
            Filter.parse(request.getFilter(), Workloads.FIELDS), request.getShowArchived());
    int size = Pages.pageSize(request.getPageSize());
    List<String> query =
        List.of(
            caller.tenant(),
            "workloads",
            which.filter().canonical(),
            which.archived() ? "archived" : "");
    List<String> token = tokens.decode(query, request.getPageToken());
    String after = token.isEmpty() ? "" : token.get(0);
    return transaction.in(
        caller.tenant(),
        session ->
            workloads
                .page(session, caller.tenant(), sight, which, after, size + 1)
                .chain(
                    found ->
                        workloads
                            .count(session, caller.tenant(), sight, which)
                            .map(total -> response(found, size, total, query))));
  }

  private ListWorkloadsResponse response(
      List<Workload> found, int size, long total, List<String> query) {
    ListWorkloadsResponse.Builder response =
        ListWorkloadsResponse.newBuilder().setTotalSize(Math.toIntExact(total));
    found.stream().limit(size).map(WorkloadProtos::proto).forEach(response::addWorkloads);
    if (found.size() > size) {
      String last = found.get(size - 1).key().id();
      response.setNextPageToken(tokens.encode(query, List.of(last)));
    }
    return response.build();
  }
}
