package io.plumbline.assessment.offering;

import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.inheritance.Offer;
import io.plumbline.assessment.inheritance.OfferState;
import io.plumbline.assessment.inheritance.Reach;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes what follows from an offer, in its own transaction: a decision for the ledger, an audit
 * record, and the note of whom it concerns.
 */
@ApplicationScoped
public class OfferWriter {

  private static final String FORM = "plumbline.offer.v1";

  private final Decisions decisions;
  private final Audit audit;

  @Inject
  public OfferWriter(Decisions decisions, Audit audit) {
    this.decisions = decisions;
    this.audit = audit;
  }

  /** An offer was made. */
  Uni<Void> offered(Mutiny.Session session, Offer offer, Offer.By by, String method) {
    return keep(session, offer, by, "", method)
        .chain(() -> Heirs.reachedBy(session, offer.key().tenant(), offer.key().workload()));
  }

  /** Takes an offer back, from those too who are just about to take something of it. */
  Uni<Void> withdraw(
      Mutiny.Session session, Offer offer, Offer.By by, String reason, String method) {
    return Heirs.reachedBy(session, offer.key().tenant(), offer.key().workload())
        .invoke(() -> offer.withdraw(by, reason))
        .chain(session::flush)
        .chain(() -> keep(session, offer, by, OfferState.OFFERED.name(), method))
        .chain(() -> Heirs.takersOf(session, offer.key().tenant(), offer.key().id()));
  }

  private Uni<Void> keep(
      Mutiny.Session session, Offer offer, Offer.By by, String from, String method) {
    Decision decision =
        new Decision(
            DecisionRecorded.Kind.KIND_OFFER,
            offer.key().name(),
            offer.version(),
            from,
            offer.state().name(),
            by.id(),
            by.at(),
            hash(offer, by));
    AuditEntry entry =
        new AuditEntry(
            method,
            offer.key().name(),
            offer.state() == OfferState.OFFERED ? "offered" : "withdrawn",
            Map.of("reason", offer.withdrawReason()));
    return decisions
        .record(session, offer.key().tenant(), decision)
        .chain(() -> audit.record(session, entry));
  }

  /** Covers the offer with whom it reaches, and who did what to it, when and why. */
  private static byte[] hash(Offer offer, Offer.By by) {
    Reach reach = offer.reach();
    return ContentHash.of(
        FORM,
        offer.key().name(),
        offer.version(),
        String.join(",", offer.practices()),
        String.join(",", reach.workloads()),
        reach.unit(),
        reach.environment(),
        new TreeMap<>(reach.tags()).toString(),
        offer.note(),
        offer.state().name(),
        by.id(),
        by.at(),
        offer.withdrawReason());
  }
}
