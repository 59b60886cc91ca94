package io.plumbline.assessment.offering;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.inheritance.Offer;
import io.plumbline.assessment.inheritance.OfferKey;
import io.plumbline.assessment.inheritance.OfferProtos;
import io.plumbline.assessment.inheritance.OfferState;
import io.plumbline.assessment.inheritance.Reach;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes offers and withdraws them. */
@ApplicationScoped
public class OfferService {

  private static final String SERVICE = "plumbline.assessment.v1.InheritanceService/";
  private static final String CREATE = SERVICE + "CreateOffer";
  private static final String WITHDRAW = SERVICE + "WithdrawOffer";

  private final Writes writes;
  private final Assessments assessments;
  private final Offers offers;
  private final OfferWriter writer;
  private final Clock clock;

  @Inject
  public OfferService(
      Writes writes, Assessments assessments, Offers offers, OfferWriter writer, Clock clock) {
    this.writes = writes;
    this.assessments = assessments;
    this.offers = offers;
    this.writer = writer;
    this.clock = clock;
  }

  /** Offers answers of an assessment of a workload the caller belongs to. */
  Uni<io.plumbline.proto.assessment.v1.Offer> create(CreateOfferRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    Reach reach = OfferProtos.reach(request.getOffer().getScope());
    checkReach(key, reach);
    return writes.once(
        new Idempotency.Call(CREATE, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Offer.parser(),
        session ->
            Offers.alone(session, key.tenant())
                .chain(() -> assessments.find(session, key, Sight.of(caller)))
                .map(found -> found.orElseThrow(() -> missing(key)))
                .invoke(found -> checkBelongs(found.workload(), caller))
                .map(Assessments.Found::assessment)
                .call(assessment -> checkPractices(session, assessment, request))
                .chain(() -> offer(session, key, reach, request, caller)));
  }

  private static RuntimeException missing(AssessmentKey key) {
    return io.plumbline.assessment.assessment.Refusals.noAssessment(key.name());
  }

  /** Administrators make offers everywhere. */
  private static void checkBelongs(Workload workload, Caller caller) {
    if (caller.hasRole("admin")) {
      workload.checkInUse();
    } else {
      Sight.of(caller).checkBelongs(workload);
    }
  }

  private static void checkReach(AssessmentKey key, Reach reach) {
    if (reach.workloads().contains(key.workload())) {
      throw field("offer.scope.workloads", "a workload does not inherit from itself");
    }
    if (reach.unit().startsWith("/") || reach.unit().endsWith("/")) {
      throw field("offer.scope.unit", "begins and ends with a name, not with '/'");
    }
  }

  private static Uni<Void> checkPractices(
      Mutiny.Session session, Assessment assessment, CreateOfferRequest request) {
    List<String> asked = request.getOffer().getPracticesList();
    if (asked.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createSelectionQuery(
            "from EditionPractice p where p.key.tenant = :tenant and p.key.edition = :edition"
                + " and p.key.id in (:ids)",
            EditionPractice.class)
        .setParameter("tenant", assessment.editionKey().tenant())
        .setParameter("edition", assessment.edition())
        .setParameter("ids", asked)
        .getResultList()
        .invoke(
            found ->
                checkKnown(asked, Set.copyOf(found.stream().map(EditionPractice::id).toList())))
        .replaceWithVoid();
  }

  private static void checkKnown(List<String> asked, Set<String> known) {
    for (int i = 0; i < asked.size(); i++) {
      if (!known.contains(asked.get(i))) {
        throw field("offer.practices[" + i + "]", "is no practice of the edition");
      }
    }
  }

  private static RuntimeException field(String field, String description) {
    return io.plumbline.assessment.assessment.Refusals.field(field, description);
  }

  private Uni<io.plumbline.proto.assessment.v1.Offer> offer(
      Mutiny.Session session,
      AssessmentKey assessment,
      Reach reach,
      CreateOfferRequest request,
      Caller caller) {
    Offer.By by = by(caller);
    Offer offer =
        new Offer(
            OfferKey.of(assessment, Uuid7.at(by.at())),
            request.getOffer().getPracticesList(),
            reach,
            request.getOffer().getNote(),
            by);
    return session
        .persist(offer)
        .chain(session::flush)
        .chain(() -> Offers.steps(session, assessment.tenant()))
        .invoke(
            steps ->
                Circles.through(assessment.workload(), steps)
                    .ifPresent(
                        concept -> {
                          throw Refusals.cycle(concept);
                        }))
        .chain(() -> writer.offered(session, offer, by, CREATE))
        .chain(() -> NamedWorkloads.shown(session, offer, caller));
  }

  /** Takes an offer back. */
  Uni<io.plumbline.proto.assessment.v1.Offer> withdraw(WithdrawOfferRequest request) {
    Caller caller = Caller.current();
    OfferKey key = OfferKey.parse(caller.tenant(), request.getName());
    return writes.once(
        new Idempotency.Call(WITHDRAW, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Offer.parser(),
        session ->
            offers
                .find(session, key, Sight.of(caller), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> found.orElseThrow(() -> Refusals.noOffer(key.name())))
                .invoke(found -> checkMay(found, request, caller))
                .map(Offers.Found::offer)
                .call(
                    offer ->
                        writer.withdraw(session, offer, by(caller), request.getReason(), WITHDRAW))
                .chain(offer -> NamedWorkloads.shown(session, offer, caller)));
  }

  private static void checkMay(Offers.Found found, WithdrawOfferRequest request, Caller caller) {
    if (!caller.hasRole("admin")) {
      Sight.of(caller).checkBelongs(found.workload());
    }
    Etags.check(request.getEtag(), found.offer().version());
    if (found.offer().state() != OfferState.OFFERED) {
      throw Refusals.state(found.offer().state());
    }
  }

  private Offer.By by(Caller caller) {
    return new Offer.By(
        caller.name(), caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
