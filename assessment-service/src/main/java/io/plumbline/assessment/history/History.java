package io.plumbline.assessment.history;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.platform.grpc.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells how an assessment stood at a past instant. Runs in the caller's transaction. */
@ApplicationScoped
public class History {

  private final Clock clock;

  @Inject
  public History(Clock clock) {
    this.clock = clock;
  }

  /**
   * The instant that a request asks about.
   *
   * @param asOf the request's field
   * @param minVersion its other field: what is past is not waited for
   * @throws DomainException INVALID_ARGUMENT when it is not a past instant
   */
  public Instant instant(Timestamp asOf, long minVersion) {
    Instant instant = Times.instant(asOf);
    if (instant.isAfter(clock.instant())) {
      throw invalid("as_of_time", "is in the future");
    }
    if (minVersion > 0) {
      throw invalid("min_version", "does not go with as_of_time");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Derives anew the version that an assessment had.
   *
   * @throws DomainException NOT_FOUND before its first version, DATA_LOSS when what is derived is
   *     not what was recorded
   */
  public Uni<Past> at(Mutiny.Session session, AssessmentKey key, Instant instant) {
    return version(session, key, instant)
        .map(found -> found.stream().findFirst().orElseThrow(() -> noHistory(key)))
        .chain(version -> past(session, key, version))
        .invoke(past -> check(key, past));
  }

  private static Uni<List<AssessmentRevision>> version(
      Mutiny.Session session, AssessmentKey key, Instant instant) {
    return session
        .createSelectionQuery(
            "from AssessmentRevision v where v.key.tenant = :tenant and v.key.workload = :workload"
                + " and v.key.assessment = :assessment and v.recordedAt <= :instant"
                + " order by v.recordedAt desc, v.key.version desc",
            AssessmentRevision.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.id())
        .setParameter("instant", instant)
        .setMaxResults(1)
        .getResultList();
  }

  private static Uni<Past> past(
      Mutiny.Session session, AssessmentKey key, AssessmentRevision version) {
    return PolicyBook.load(session, key.tenant())
        .map(book -> book.version(version.policyVersion()))
        .chain(
            policy ->
                TestableConcepts.load(session, key.tenant(), version.mappingSets())
                    .chain(
                        testable ->
                            PastRows.of(session, key, version.version())
                                .map(
                                    rows ->
                                        Past.of(
                                            version.version(),
                                            version.recordedAt(),
                                            testable,
                                            policy,
                                            rows))));
  }

  private static void check(AssessmentKey key, Past past) {
    if (!past.differing().isEmpty()) {
      String practice = past.differing().get(0).row().practice().practiceId();
      throw new DomainException(
          reason(
              io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_HISTORY_DIFFERS,
              Status.Code.DATA_LOSS),
          "what was recorded of " + practice + " does not follow from what it rested on",
          Map.of(
              "resource", key.name(),
              "version", Long.toString(past.version()),
              "practice", practice),
          List.of());
    }
  }

  private static DomainException noHistory(AssessmentKey key) {
    return DomainException.notFound(
        io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_NO_HISTORY,
        "Assessment",
        key.name());
  }

  private static DomainException invalid(String field, String description) {
    return DomainException.invalid(
        io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_FIELD_INVALID,
        field,
        description);
  }

  private static ErrorReason reason(
      io.plumbline.proto.assessment.v1.ErrorReason reason, Status.Code code) {
    return ErrorReason.of(reason, code);
  }
}
