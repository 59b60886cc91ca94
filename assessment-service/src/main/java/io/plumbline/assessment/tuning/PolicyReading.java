package io.plumbline.assessment.tuning;

import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesResponse;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the versions of the scoring policy. */
@ApplicationScoped
public class PolicyReading {

  private final TenantTransaction transaction;
  private final PageTokens tokens;

  @Inject
  public PolicyReading(TenantTransaction transaction, PageTokens tokens) {
    this.transaction = transaction;
    this.tokens = tokens;
  }

  /** Reads one version. */
  Uni<ScoringPolicy> get(GetPolicyRequest request) {
    Caller caller = Caller.current();
    int version = PolicyProtos.version(request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            book(session, caller.tenant(), version)
                .chain(
                    book ->
                        PolicyBook.activeVersion(session, caller.tenant())
                            .map(active -> shown(book, version, active))));
  }

  /** Lists all versions, the newest first. */
  Uni<ListPoliciesResponse> list(ListPoliciesRequest request) {
    Caller caller = Caller.current();
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "scoringPolicies");
    List<String> token = tokens.decode(about, request.getPageToken());
    int before = token.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(token.get(0));
    return transaction.in(
        caller.tenant(),
        session ->
            PolicyBook.load(session, caller.tenant())
                .chain(
                    book ->
                        PolicyBook.activeVersion(session, caller.tenant())
                            .map(active -> response(book, active, before, size, about))));
  }

  /** The tenant's policies, or NOT_FOUND when there is no such version among them. */
  static Uni<PolicyBook> book(Mutiny.Session session, String tenant, int version) {
    return PolicyBook.load(session, tenant)
        .invoke(
            book -> {
              if (!book.has(version)) {
                throw DomainException.notFound(
                    ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND,
                    "ScoringPolicy",
                    PolicyProtos.name(version));
              }
            });
  }

  static ScoringPolicy shown(PolicyBook book, int version, int active) {
    return PolicyProtos.proto(book.version(version), book.own().get(version), version == active);
  }

  private ListPoliciesResponse response(
      PolicyBook book, int active, int before, int size, List<String> about) {
    int newest = Math.min(before, book.next()) - 1;
    ListPoliciesResponse.Builder response = ListPoliciesResponse.newBuilder();
    IntStream.iterate(newest, v -> v > 0, v -> v - 1)
        .limit(size)
        .forEach(v -> response.addPolicies(shown(book, v, active)));
    if (newest > size) {
      String last = Integer.toString(newest - size + 1);
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }
}
