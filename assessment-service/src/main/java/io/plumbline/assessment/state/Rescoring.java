package io.plumbline.assessment.state;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Derives the states of an assessment anew and tells the others, in the transaction of what caused
 * it. The assessment must be locked before, so that nobody else reads what is about to change.
 */
@ApplicationScoped
public class Rescoring {

  /** The topic of assessments. */
  public static final String TOPIC = "plumbline.assessment.assessment.v1";

  private static final String TYPE = "io.plumbline.assessment.assessment.changed.v1";

  private final Assessments assessments;
  private final PracticeRows rows;
  private final StateStore states;
  private final Outbox outbox;
  private final ContradictionMeter contradictions;
  private final Clock clock;

  @Inject
  public Rescoring(
      Assessments assessments,
      PracticeRows rows,
      StateStore states,
      Outbox outbox,
      ContradictionMeter contradictions,
      Clock clock) {
    this.assessments = assessments;
    this.rows = rows;
    this.states = states;
    this.outbox = outbox;
    this.contradictions = contradictions;
    this.clock = clock;
  }

  /**
   * What caused it.
   *
   * @param evidenceVersion the version of the evidence that is now known; 0 when it did not change
   * @param touched practices whose answer or evidence changed
   * @param told whether the others are told even when nothing is derived otherwise
   */
  public record Cause(long evidenceVersion, Predicate<PracticeRow> touched, boolean told) {

    /** The others are told of what changes. */
    public Cause(long evidenceVersion, Predicate<PracticeRow> touched) {
      this(evidenceVersion, touched, false);
    }

    /** The assessment itself changed, for example its state. */
    public static final Cause LIFE = new Cause(0, row -> false, true);

    /** The catalog changed: nothing but what is derived can change. */
    public static final Cause CATALOG = new Cause(0, row -> false);
  }

  /** Scores an assessment that this transaction has locked or made. */
  public Uni<Void> one(Mutiny.Session session, Assessment assessment, Cause cause) {
    return session
        .flush()
        .chain(() -> Measures.load(session, assessment.key().tenant()))
        .chain(
            measures ->
                rows.ofAssessment(session, assessment.key())
                    .chain(found -> score(session, assessment, found, measures, cause)));
  }

  /** Locks and scores every assessment of a workload. */
  public Uni<Void> all(Mutiny.Session session, WorkloadKey workload, Cause cause) {
    return assessments
        .lockAll(session, workload)
        .chain(
            locked ->
                locked.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Measures.load(session, workload.tenant())
                        .chain(measures -> each(session, workload, locked, measures, cause)));
  }

  private Uni<Void> each(
      Mutiny.Session session,
      WorkloadKey workload,
      List<Assessment> locked,
      Measures measures,
      Cause cause) {
    return rows.ofWorkload(session, workload)
        .chain(
            found -> {
              Map<String, List<PracticeRow>> byAssessment =
                  found.stream().collect(Collectors.groupingBy(PracticeRow::assessment));
              Uni<Void> done = Uni.createFrom().voidItem();
              for (Assessment assessment : locked) {
                List<PracticeRow> own = byAssessment.getOrDefault(assessment.key().id(), List.of());
                done = done.chain(() -> score(session, assessment, own, measures, cause));
              }
              return done;
            });
  }

  private Uni<Void> score(
      Mutiny.Session session,
      Assessment assessment,
      List<PracticeRow> found,
      Measures measures,
      Cause cause) {
    Instant now = after(assessment, clock.instant().truncatedTo(ChronoUnit.MICROS));
    TestableConcepts testable = measures.testable();
    AssessmentScore score =
        AssessmentScore.of(
            found,
            new AssessmentScore.Basis(
                testable,
                measures.policies().version(assessment.policyVersion()),
                assessment.version() + 1,
                now,
                cause.touched()));
    if (score.changed().isEmpty()
        && cause.evidenceVersion() <= assessment.evidenceVersion()
        && !cause.told()) {
      assessment.mapped(testable.asOf());
      return Uni.createFrom().voidItem();
    }
    int answered = (int) found.stream().filter(PracticeRow::answered).count();
    assessment.scored(cause.evidenceVersion(), testable.asOf(), answered, now);
    contradictions.count(session, score.changed());
    return states
        .write(session, assessment, testable, score.changed())
        .chain(() -> outbox.write(session, events(assessment, score, now)));
  }

  /** What all assessments of a tenant are scored with. */
  private record Measures(TestableConcepts testable, PolicyBook policies) {

    static Uni<Measures> load(Mutiny.Session session, String tenant) {
      return TestableConcepts.load(session)
          .chain(
              testable ->
                  PolicyBook.load(session, tenant).map(book -> new Measures(testable, book)));
    }
  }

  /** Versions are recorded in their order, whichever replica's clock is behind. */
  private static Instant after(Assessment assessment, Instant now) {
    return now.isBefore(assessment.updatedAt()) ? assessment.updatedAt() : now;
  }

  private static OutboxEvent[] events(Assessment assessment, AssessmentScore score, Instant now) {
    List<OutboxEvent> events = new ArrayList<>();
    events.add(event(assessment, score, now));
    events.addAll(ContradictionEvents.of(assessment, score.changed(), now));
    return events.toArray(OutboxEvent[]::new);
  }

  private static OutboxEvent event(Assessment assessment, AssessmentScore score, Instant now) {
    AssessmentChanged.Builder changed =
        AssessmentChanged.newBuilder()
            .setAssessment(AssessmentProtos.proto(assessment))
            .setChangeTime(Times.timestamp(now));
    score
        .practices()
        .forEach(p -> changed.addPracticeStates(StateProtos.practice(assessment.key(), p)));
    score.concepts().forEach(c -> changed.addConceptStates(StateProtos.concept(c)));
    String name = assessment.key().name();
    return OutboxEvent.of(
        assessment.key().tenant(),
        TOPIC,
        name,
        TYPE,
        name,
        assessment.version(),
        now,
        changed.build());
  }
}
