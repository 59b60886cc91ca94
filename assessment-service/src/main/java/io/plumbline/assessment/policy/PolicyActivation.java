package io.plumbline.assessment.policy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** From when a tenant scored by a version, by whom and why; never changed, never removed. */
@Entity
@Immutable
@Table(name = "policy_activation")
@SuppressWarnings("UnusedVariable") // a column is read by people only
public class PolicyActivation {

  @EmbeddedId private Key key;
  private int version;
  private int fromVersion;
  private String actor;
  private String actorId;
  private String reason;
  private Instant activatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected PolicyActivation() {}

  /** The next activation of a tenant. */
  public PolicyActivation(Key key, int from, int to, Act act) {
    this.key = key;
    this.version = to;
    this.fromVersion = from;
    this.actor = act.actor();
    this.actorId = act.actorId();
    this.reason = act.reason();
    this.activatedAt = act.at();
  }

  /** Counts from 1. */
  public int number() {
    return key.number();
  }

  /** The version that was activated. */
  public int version() {
    return version;
  }

  /** The version before it. */
  public int fromVersion() {
    return fromVersion;
  }

  /** Name of who activated it. */
  public String actor() {
    return actor;
  }

  /** Why. */
  public String reason() {
    return reason;
  }

  /** When. */
  public Instant activatedAt() {
    return activatedAt;
  }

  /**
   * Who activated it, why, and when.
   *
   * @param actorId stable id of the person
   */
  public record Act(String actor, String actorId, String reason, Instant at) {}

  /** The key of an activation. */
  @Embeddable
  public record Key(String tenant, int number) {}
}
