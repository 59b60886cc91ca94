package io.plumbline.assessment.assessment;

import io.plumbline.assessment.assessment.AssessmentLife.Step;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A step in the life of an assessment; never changed, never removed. */
@Entity
@Immutable
@Table(name = "assessment_event")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class AssessmentEvent {

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private AssessmentAction action;

  @Enumerated(EnumType.STRING)
  private AssessmentState fromState;

  @Enumerated(EnumType.STRING)
  private AssessmentState toState;

  private String actor;
  private String actorId;
  private String reason;
  private long assessmentVersion;
  private Instant eventAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected AssessmentEvent() {}

  /**
   * The step that an assessment has just taken.
   *
   * @param from the state before
   * @param version of the assessment that the step was taken on
   */
  public AssessmentEvent(Assessment of, AssessmentState from, long version, Step step) {
    AssessmentKey id = of.key();
    this.key = new Key(id.tenant(), id.workload(), id.id(), of.life().number());
    this.action = step.action();
    this.fromState = from;
    this.toState = of.life().state();
    this.actor = step.actor();
    this.actorId = step.actorId();
    this.reason = step.reason();
    this.assessmentVersion = version;
    this.eventAt = step.at();
  }

  /** The key of an assessment, and the number of the step. */
  @Embeddable
  public record Key(String tenant, String workload, String assessment, int number) {}

  /** Counts from 1. */
  public int number() {
    return key.number();
  }

  /** What was done. */
  public AssessmentAction action() {
    return action;
  }

  /** The state before. */
  public AssessmentState fromState() {
    return fromState;
  }

  /** The state after. */
  public AssessmentState toState() {
    return toState;
  }

  /** Name of who did it. */
  public String actor() {
    return actor;
  }

  /** Why. */
  public String reason() {
    return reason;
  }

  /** The version of the assessment that it was done to. */
  public long assessmentVersion() {
    return assessmentVersion;
  }

  /** When. */
  public Instant eventAt() {
    return eventAt;
  }
}
