package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetUpgradeRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads upgrades. */
@ApplicationScoped
public class UpgradeReading {

  private static final String ALL = "-";

  private final TenantTransaction transaction;
  private final Upgrades upgrades;
  private final Workloads workloads;
  private final Assessments assessments;
  private final PageTokens tokens;

  @Inject
  public UpgradeReading(
      TenantTransaction transaction,
      Upgrades upgrades,
      Workloads workloads,
      Assessments assessments,
      PageTokens tokens) {
    this.transaction = transaction;
    this.upgrades = upgrades;
    this.workloads = workloads;
    this.assessments = assessments;
    this.tokens = tokens;
  }

  /** Reads one upgrade with its plan. */
  Uni<io.plumbline.proto.assessment.v1.Upgrade> get(GetUpgradeRequest request) {
    Caller caller = Caller.current();
    UpgradeKey key = UpgradeKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            upgrades
                .find(session, key, Sight.of(caller), LockModeType.NONE)
                .map(found -> found.orElseThrow(() -> Refusals.noUpgrade(key.name())).upgrade())
                .chain(
                    upgrade ->
                        Upgrades.changes(session, upgrade)
                            .map(changes -> UpgradeProtos.whole(upgrade, changes))));
  }

  /** Lists upgrades, newest first. */
  Uni<ListUpgradesResponse> list(ListUpgradesRequest request) {
    Caller caller = Caller.current();
    Sight sight = Sight.of(caller);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "upgrades", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    AssessmentKey parent = AssessmentKey.parse(caller.tenant(), request.getParent());
    Upgrades.Query query =
        new Upgrades.Query(
            listed(parent.workload()),
            listed(parent.id()),
            token.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(token.get(0))));
    return transaction.in(
        caller.tenant(),
        session ->
            checkSeen(session, parent, query, sight)
                .chain(() -> Upgrades.page(session, caller.tenant(), sight, query, size + 1))
                .map(found -> response(found, size, about)));
  }

  private static Optional<String> listed(String id) {
    return id.equals(ALL) ? Optional.empty() : Optional.of(id);
  }

  private Uni<Void> checkSeen(
      Mutiny.Session session, AssessmentKey parent, Upgrades.Query query, Sight sight) {
    if (query.assessment().isEmpty()) {
      return workloads.checkSeen(session, parent.tenant(), query.workload(), sight);
    }
    return assessments
        .find(session, parent, sight)
        .map(
            found ->
                found.orElseThrow(
                    () -> io.plumbline.assessment.assessment.Refusals.noAssessment(parent.name())))
        .replaceWithVoid();
  }

  private ListUpgradesResponse response(List<Upgrade> found, int size, List<String> about) {
    ListUpgradesResponse.Builder response = ListUpgradesResponse.newBuilder();
    found.stream().limit(size).map(UpgradeProtos::proto).forEach(response::addUpgrades);
    if (found.size() > size) {
      String last = found.get(size - 1).key().id().toString();
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }
}
