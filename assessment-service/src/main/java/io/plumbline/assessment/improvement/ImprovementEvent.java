package io.plumbline.assessment.improvement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that happened to an improvement, with its plan after it; never changed or removed. */
@Entity
@Immutable
@Table(name = "improvement_event")
@SuppressWarnings("UnusedVariable") // who did it is kept by its stable id too
public class ImprovementEvent {

  /** The action of the first event. */
  public static final String CREATE = "CREATE";

  /** The action of an event that changes the plan. */
  public static final String UPDATE = "UPDATE";

  @EmbeddedId private Key key;
  private String action;
  private String fromState;
  private String toState;
  @Embedded private Plan plan;
  private String changed;
  private boolean proven;
  private String actor;
  private String actorId;
  private String reason;
  private Instant eventAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ImprovementEvent() {}

  /**
   * What has just happened.
   *
   * @param of the improvement after it
   * @param from the state before, empty when there was none
   * @param changed the fields that changed
   */
  public ImprovementEvent(
      Improvement of, String action, String from, List<String> changed, Act act) {
    ImprovementKey id = of.key();
    this.key = new Key(id.tenant(), id.workload(), id.id(), of.version());
    this.action = action;
    this.fromState = from;
    this.toState = of.state().name();
    this.plan = of.plan();
    this.changed = String.join(" ", changed);
    this.proven = of.proven();
    this.actor = act.actor();
    this.actorId = act.actorId();
    this.reason = act.reason();
    this.eventAt = act.at();
  }

  /** The key of an improvement, and the version it had after the event. */
  @Embeddable
  public record Key(String tenant, String workload, UUID improvement, long version) {}

  /**
   * Who does something, why, and when.
   *
   * @param actor name
   * @param actorId stable id
   * @param reason in the actor's words, may be empty
   */
  public record Act(String actor, String actorId, String reason, Instant at) {}

  /** Counts from 1. */
  public long version() {
    return key.version();
  }

  /** What was done. */
  public String action() {
    return action;
  }

  /** The state before, empty when there was none. */
  public String fromState() {
    return fromState;
  }

  /** The state after. */
  public String toState() {
    return toState;
  }

  /** The plan after it. */
  public Plan plan() {
    return plan;
  }

  /** The fields that changed, by the names of the contract. */
  public List<String> changed() {
    return changed.isEmpty() ? List.of() : List.of(changed.split(" "));
  }

  /** Whether the evidence said so when it was closed as done. */
  public boolean proven() {
    return proven;
  }

  /** Name of who did it. */
  public String actor() {
    return actor;
  }

  /** Why. */
  public String reason() {
    return reason;
  }

  /** When. */
  public Instant eventAt() {
    return eventAt;
  }
}
