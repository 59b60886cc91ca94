package io.plumbline.assessment.tuning;

import io.plumbline.assessment.policy.PolicyActivation;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads from when a tenant scored by which version. */
@ApplicationScoped
public class PolicyHistory {

  private final TenantTransaction transaction;
  private final PageTokens tokens;

  @Inject
  public PolicyHistory(TenantTransaction transaction, PageTokens tokens) {
    this.transaction = transaction;
    this.tokens = tokens;
  }

  /** Lists the activations, the newest first. */
  Uni<ListPolicyActivationsResponse> list(ListPolicyActivationsRequest request) {
    Caller caller = Caller.current();
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "scoringPolicyActivations");
    List<String> token = tokens.decode(about, request.getPageToken());
    int before = token.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(token.get(0));
    return transaction
        .in(caller.tenant(), session -> page(session, caller.tenant(), before, size + 1))
        .map(found -> response(found, size, about));
  }

  private static Uni<List<PolicyActivation>> page(
      Mutiny.Session session, String tenant, int before, int limit) {
    return session
        .createSelectionQuery(
            "from PolicyActivation a where a.key.tenant = :tenant and a.key.number < :before"
                + " order by a.key.number desc",
            PolicyActivation.class)
        .setParameter("tenant", tenant)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  private ListPolicyActivationsResponse response(
      List<PolicyActivation> found, int size, List<String> about) {
    ListPolicyActivationsResponse.Builder response = ListPolicyActivationsResponse.newBuilder();
    found.stream().limit(size).map(PolicyHistory::proto).forEach(response::addActivations);
    if (found.size() > size) {
      String last = Integer.toString(found.get(size - 1).number());
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }

  private static io.plumbline.proto.assessment.v1.PolicyActivation proto(PolicyActivation done) {
    return io.plumbline.proto.assessment.v1.PolicyActivation.newBuilder()
        .setNumber(done.number())
        .setPolicy(PolicyProtos.name(done.version()))
        .setPreviousPolicy(PolicyProtos.name(done.fromVersion()))
        .setActor(done.actor())
        .setReason(done.reason())
        .setActivateTime(Times.timestamp(done.activatedAt()))
        .build();
  }
}
