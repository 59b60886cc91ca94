package io.plumbline.assessment.improvement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody is going to do about what a practice means, for one workload. */
@Entity
@Table(name = "improvement")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Improvement {

  @EmbeddedId private ImprovementKey key;
  private String practice;
  private String concept;
  @Embedded private Plan plan;

  @Enumerated(EnumType.STRING)
  private ImprovementState state;

  private String stateReason;
  private boolean proven;
  private String creator;
  private String creatorId;
  private long version;
  private Instant createdAt;
  private Instant updatedAt;

  @Column(insertable = false, updatable = false)
  private @Nullable LocalDate sortOn;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Improvement() {}

  /**
   * A new one, open.
   *
   * @param practice resource name of the practice it is planned for
   * @param concept what that practice means
   */
  public Improvement(
      ImprovementKey key, String practice, String concept, Plan plan, ImprovementEvent.Act act) {
    this.key = key;
    this.practice = practice;
    this.concept = concept;
    this.plan = plan;
    this.state = ImprovementState.OPEN;
    this.stateReason = "";
    this.creator = act.actor();
    this.creatorId = act.actorId();
    this.version = 1;
    this.createdAt = act.at();
    this.updatedAt = act.at();
  }

  /** Takes another plan. */
  public void replan(Plan next, Instant now) {
    plan = next;
    version++;
    updatedAt = now;
  }

  /**
   * Takes the next state; {@link ImprovementAction#next} has allowed it.
   *
   * @param evident whether the evidence shows now that it is done
   */
  public void move(ImprovementState next, boolean evident, ImprovementEvent.Act act) {
    state = next;
    stateReason = act.reason();
    proven = evident && next == ImprovementState.DONE;
    version++;
    updatedAt = act.at();
  }

  /** Whether its due date has passed while it is not closed. */
  public boolean overdue(LocalDate today) {
    LocalDate due = plan.dueOn();
    return !state.closed() && due != null && due.isBefore(today);
  }

  /** Tenant, workload and id. */
  public ImprovementKey key() {
    return key;
  }

  /** Resource name of the practice it was planned for. */
  public String practice() {
    return practice;
  }

  /** What it is about. */
  public String concept() {
    return concept;
  }

  /** What people wrote into it. */
  public Plan plan() {
    return plan;
  }

  /** Where it is in its life. */
  public ImprovementState state() {
    return state;
  }

  /** Why it is in its state. */
  public String stateReason() {
    return stateReason;
  }

  /** Whether it was closed as done while the evidence said so. */
  public boolean proven() {
    return proven;
  }

  /** Name of who planned it. */
  public String creator() {
    return creator;
  }

  /** Increases with every change, from 1. */
  public long version() {
    return version;
  }

  /** When it was planned. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
