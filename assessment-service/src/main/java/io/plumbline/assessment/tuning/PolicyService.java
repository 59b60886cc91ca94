package io.plumbline.assessment.tuning;

import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.policy.PolicyActivation;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.policy.PolicyRules;
import io.plumbline.assessment.policy.PolicyVersion;
import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes versions of the scoring policy and activates them. Nothing is overwritten. */
@ApplicationScoped
public class PolicyService {

  private static final String SERVICE = "plumbline.assessment.v1.PolicyService/";
  private static final String CREATE = SERVICE + "CreatePolicyVersion";
  private static final String ACTIVATE = SERVICE + "ActivatePolicy";
  private static final String FORM = "plumbline.policy.v1";
  private static final String ONE_AT_A_TIME =
      "select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))";

  private final Writes writes;
  private final Decisions decisions;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public PolicyService(Writes writes, Decisions decisions, Audit audit, Clock clock) {
    this.writes = writes;
    this.decisions = decisions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Makes the next version. */
  Uni<ScoringPolicy> create(CreatePolicyVersionRequest request) {
    Caller caller = Caller.current();
    DraftReader read = DraftReader.read(request.getPolicy());
    check(read);
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(CREATE, requestId, request),
        ScoringPolicy.parser(),
        session ->
            alone(session, caller.tenant())
                .chain(() -> PolicyBook.load(session, caller.tenant()))
                .chain(
                    book -> {
                      PolicyVersion next = version(read, book.next(), caller);
                      ScoringPolicy shown = PolicyProtos.proto(policy(next), next, false);
                      return request.getValidateOnly()
                          ? Uni.createFrom().item(shown)
                          : session
                              .persist(next)
                              .chain(() -> audit.record(session, created(next)))
                              .replaceWith(shown);
                    }));
  }

  private static void check(DraftReader read) {
    List<PolicyRules.Violation> violations = new ArrayList<>(read.violations());
    violations.addAll(PolicyRules.violations(read.draft()));
    if (!violations.isEmpty()) {
      throw DomainException.invalid(
          io.plumbline.platform.grpc.ErrorReason.of(
              ErrorReason.ERROR_REASON_FIELD_INVALID, Status.Code.INVALID_ARGUMENT),
          "the policy breaks " + violations.size() + " rule(s)",
          violations.stream()
              .map(
                  v ->
                      FieldViolation.newBuilder()
                          .setField("policy." + v.field())
                          .setDescription(v.description())
                          .build())
              .toList());
    }
  }

  private PolicyVersion version(DraftReader read, int version, Caller caller) {
    return new PolicyVersion(
        new PolicyVersion.Key(caller.tenant(), version),
        ScoringPolicies.write(read.draft().policy(version)),
        caller.name(),
        caller.subject(),
        now());
  }

  private static io.plumbline.assessment.scoring.ScoringPolicy policy(PolicyVersion version) {
    return ScoringPolicies.parse(version.document());
  }

  private static AuditEntry created(PolicyVersion made) {
    return new AuditEntry(CREATE, PolicyProtos.name(made.version()), "created", Map.of());
  }

  /** Scores by a version from now on; what is active already stays so. */
  Uni<ScoringPolicy> activate(ActivatePolicyRequest request) {
    Caller caller = Caller.current();
    int version = PolicyProtos.version(request.getName());
    return writes.once(
        new Idempotency.Call(ACTIVATE, request.getRequestId(), request),
        ScoringPolicy.parser(),
        session ->
            alone(session, caller.tenant())
                .chain(() -> PolicyReading.book(session, caller.tenant(), version))
                .call(book -> activate(session, book, version, caller, request.getReason()))
                .map(book -> PolicyReading.shown(book, version, version)));
  }

  private Uni<Void> activate(
      Mutiny.Session session, PolicyBook book, int version, Caller caller, String reason) {
    return PolicyBook.active(session, caller.tenant())
        .chain(
            newest -> {
              int from =
                  newest.map(PolicyActivation::version).orElse(ScoringPolicies.current().version());
              if (from == version) {
                return Uni.createFrom().voidItem();
              }
              int number = newest.map(PolicyActivation::number).orElse(0) + 1;
              PolicyActivation.Act act =
                  new PolicyActivation.Act(caller.name(), caller.subject(), reason, now());
              PolicyActivation.Key key = new PolicyActivation.Key(caller.tenant(), number);
              return session
                  .persist(new PolicyActivation(key, from, version, act))
                  .chain(
                      () ->
                          decisions.record(
                              session, caller.tenant(), decision(book, from, version, number, act)))
                  .chain(() -> audit.record(session, activated(from, version, reason)));
            });
  }

  /** Covers the number of the activation, both versions, the policy's document and the words. */
  private static Decision decision(
      PolicyBook book, int from, int version, int number, PolicyActivation.Act act) {
    String document = ScoringPolicies.write(book.version(version));
    return new Decision(
        DecisionRecorded.Kind.KIND_POLICY,
        "scoringPolicies/active",
        number,
        "v" + from,
        "v" + version,
        act.actorId(),
        act.at(),
        ContentHash.of(
            FORM, number, from, version, document, act.actorId(), act.reason(), act.at()));
  }

  private static AuditEntry activated(int from, int version, String reason) {
    return new AuditEntry(
        ACTIVATE,
        PolicyProtos.name(version),
        "activated",
        Map.of("from", PolicyProtos.name(from), "reason", reason));
  }

  /** Versions and activations of a tenant are counted one after the other. */
  private static Uni<?> alone(Mutiny.Session session, String tenant) {
    return session
        .createNativeQuery(ONE_AT_A_TIME, Integer.class)
        .setParameter("key", "scoring-policy/" + tenant)
        .getResultList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
