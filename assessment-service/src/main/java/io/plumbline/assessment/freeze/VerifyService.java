package io.plumbline.assessment.freeze;

import io.plumbline.assessment.milestone.Chain;
import io.plumbline.assessment.milestone.FrozenContent;
import io.plumbline.assessment.milestone.Milestone;
import io.plumbline.assessment.milestone.MilestoneKey;
import io.plumbline.assessment.milestone.Milestones;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hashes milestones anew and follows their chain, some at a time. */
@ApplicationScoped
public class VerifyService {

  private static final int STEP = 50;

  private final TenantTransaction transaction;
  private final Milestones milestones;

  @Inject
  public VerifyService(TenantTransaction transaction, Milestones milestones) {
    this.transaction = transaction;
    this.milestones = milestones;
  }

  /** Verifies a milestone and all before it. */
  Uni<VerifyMilestoneResponse> verify(VerifyMilestoneRequest request) {
    Caller caller = Caller.current();
    MilestoneKey key = MilestoneKey.parse(caller.tenant(), request.getName());
    return transaction
        .in(
            caller.tenant(),
            session ->
                milestones
                    .find(session, key, Sight.of(caller))
                    .map(found -> found.orElseThrow(() -> Refusals.noMilestone(key.name())))
                    .chain(found -> follow(session, found, new Chain())))
        .map(VerifyService::response);
  }

  private static Uni<Chain> follow(Mutiny.Session session, Milestone upTo, Chain chain) {
    return Milestones.chain(
            session, upTo.key().assessmentKey(), chain.last(), upTo.sequence(), STEP)
        .invoke(found -> found.forEach(pair -> add(session, chain, pair)))
        .chain(
            found ->
                found.size() < STEP ? Uni.createFrom().item(chain) : follow(session, upTo, chain));
  }

  /** What was followed is let go, so that memory does not grow with the chain. */
  private static void add(Mutiny.Session session, Chain chain, Object[] pair) {
    chain.add((Milestone) pair[0], (FrozenContent) pair[1]);
    Stream.of(pair).filter(Objects::nonNull).forEach(session::detach);
  }

  private static VerifyMilestoneResponse response(Chain chain) {
    return VerifyMilestoneResponse.newBuilder()
        .setIntact(chain.faults().isEmpty())
        .setVerifiedCount(chain.length())
        .addAllFaults(chain.faults())
        .build();
  }
}
