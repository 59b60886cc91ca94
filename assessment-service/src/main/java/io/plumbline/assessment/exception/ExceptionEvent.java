package io.plumbline.assessment.exception;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that happened to an exception; never changed, never removed. */
@Entity
@Immutable
@Table(name = "exception_event")
public class ExceptionEvent {

  /** The action of the first event. */
  public static final String REQUEST = "REQUEST";

  @EmbeddedId private Key key;
  private String action;
  private String fromState;
  private String toState;
  private int revision;
  private String actor;
  private String actorId;
  private String reason;
  private Instant eventAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ExceptionEvent() {}

  /**
   * What has just happened.
   *
   * @param of the exception after it
   * @param from the state before, empty when there was none
   * @param revision the terms it is about
   */
  public ExceptionEvent(RiskException of, String action, String from, int revision, Act act) {
    ExceptionKey id = of.key();
    this.key = new Key(id.tenant(), id.workload(), id.id(), of.version());
    this.action = action;
    this.fromState = from;
    this.toState = of.state().name();
    this.revision = revision;
    this.actor = act.actor();
    this.actorId = act.actorId();
    this.reason = act.reason();
    this.eventAt = act.at();
  }

  /** The key of an exception, and the version it had after the event. */
  @Embeddable
  public record Key(String tenant, String workload, UUID exception, long version) {}

  /**
   * Who does something, why, and when.
   *
   * @param actor name, empty when time does it
   * @param actorId stable id, empty when time does it
   */
  public record Act(String actor, String actorId, String reason, Instant at) {

    /** Done by time. */
    public static Act byTime(Instant at) {
      return new Act("", "", "", at);
    }
  }

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

  /** The terms it is about. */
  public int revision() {
    return revision;
  }

  /** Name of who did it. */
  public String actor() {
    return actor;
  }

  /** Stable id of who did it. */
  public String actorId() {
    return actorId;
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
