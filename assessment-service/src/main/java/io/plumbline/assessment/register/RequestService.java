package io.plumbline.assessment.register;

import io.plumbline.assessment.edition.Editions;
import io.plumbline.assessment.exception.Covers;
import io.plumbline.assessment.exception.ExceptionEvent.Act;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionProtos;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.WorkloadService;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for new exceptions. */
@ApplicationScoped
public class RequestService {

  private static final String METHOD = "plumbline.assessment.v1.ExceptionService/CreateException";

  /** Each finding of a workload is held against every one of them. */
  static final int SELECTORS = 100;

  private final Writes writes;
  private final Workloads workloads;
  private final Editions editions;
  private final ExceptionWriter writer;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public RequestService(
      Writes writes,
      Workloads workloads,
      Editions editions,
      ExceptionWriter writer,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.workloads = workloads;
    this.editions = editions;
    this.writer = writer;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks for an exception on a practice, or on what a selector names, of a workload the caller
   * belongs to.
   */
  Uni<io.plumbline.proto.assessment.v1.RiskException> create(CreateExceptionRequest request) {
    Caller caller = Caller.current();
    WorkloadKey workload = new WorkloadKey(caller.tenant(), WorkloadName.id(request.getParent()));
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        io.plumbline.proto.assessment.v1.RiskException.parser(),
        session ->
            workloads
                .lock(session, workload, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> WorkloadService.missing(workload)))
                .invoke(Sight.of(caller)::checkBelongs)
                .chain(() -> covers(session, caller.tenant(), request.getException()))
                .call(covers -> checkFree(session, workload, covers))
                .chain(covers -> request(session, workload, covers, request, caller)));
  }

  private Uni<Covers> covers(
      Mutiny.Session session,
      String tenant,
      io.plumbline.proto.assessment.v1.RiskException exception) {
    if (exception.hasSelector()) {
      return Uni.createFrom().item(Covers.findings(exception.getSelector()));
    }
    String practice = exception.getPractice();
    return editions
        .concept(session, tenant, practice)
        .map(concept -> concept.orElseThrow(() -> Refusals.noPractice(practice)))
        .map(concept -> Covers.concept(practice, concept));
  }

  private static Uni<Void> checkFree(Mutiny.Session session, WorkloadKey workload, Covers covers) {
    Uni<Void> limited =
        covers.bySelector()
            ? Exceptions.openSelectors(session, workload)
                .invoke(
                    open -> {
                      if (open >= SELECTORS) {
                        throw Refusals.selectorLimit(SELECTORS);
                      }
                    })
                .replaceWithVoid()
            : Uni.createFrom().voidItem();
    return limited.chain(() -> checkNone(session, workload, covers));
  }

  private static Uni<Void> checkNone(Mutiny.Session session, WorkloadKey workload, Covers covers) {
    return Exceptions.open(session, workload, covers)
        .invoke(
            open -> {
              if (open != null) {
                throw Refusals.open(open.key().name());
              }
            })
        .replaceWithVoid();
  }

  private Uni<io.plumbline.proto.assessment.v1.RiskException> request(
      Mutiny.Session session,
      WorkloadKey workload,
      Covers covers,
      CreateExceptionRequest request,
      Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ExceptionTerms.Asked asked =
        TermsRules.of(request.getException().getTerms(), "exception.terms", caller, now);
    ExceptionKey key = new ExceptionKey(workload.tenant(), workload.id(), Uuid7.at(now));
    RiskException exception = new RiskException(key, covers, asked.expireAt(), now);
    ExceptionTerms terms = new ExceptionTerms(key, 1, asked);
    io.plumbline.proto.assessment.v1.RiskException shown =
        ExceptionProtos.proto(exception, revision -> terms);
    if (request.getValidateOnly()) {
      return Uni.createFrom().item(shown);
    }
    Act act = new Act(caller.name(), caller.subject(), "", now);
    Map<String, String> about =
        covers.bySelector()
            ? Map.of("selector", covers.selector())
            : Map.of("concept", covers.key());
    AuditEntry entry = new AuditEntry(METHOD, key.name(), "requested", about);
    return writer
        .requested(session, exception, terms, act)
        .chain(() -> audit.record(session, entry))
        .replaceWith(shown);
  }
}
