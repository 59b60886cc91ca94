package io.plumbline.assessment.exception;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What somebody asked to accept, why, and until when; never changed, never removed. */
@Entity
@Immutable
@Table(name = "exception_terms")
public class ExceptionTerms {

  @EmbeddedId private Key key;
  private String justification;
  private String compensatingControl;
  private Instant expireAt;
  private String requester;
  private String requesterId;
  private Instant requestedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ExceptionTerms() {}

  /** Terms as asked for. */
  public ExceptionTerms(ExceptionKey of, int revision, Asked asked) {
    this.key = Key.of(of, revision);
    this.justification = asked.justification();
    this.compensatingControl = asked.compensatingControl();
    this.expireAt = asked.expireAt();
    this.requester = asked.requester();
    this.requesterId = asked.requesterId();
    this.requestedAt = asked.at();
  }

  /** The key of an exception, and the number of the request. */
  @Embeddable
  public record Key(String tenant, String workload, UUID exception, int revision) {

    /** The key of a request for an exception. */
    public static Key of(ExceptionKey exception, int revision) {
      return new Key(exception.tenant(), exception.workload(), exception.id(), revision);
    }
  }

  /**
   * A request.
   *
   * @param justification why the risk is accepted
   * @param compensatingControl what is done instead
   * @param expireAt when it ends by itself
   * @param requester name of who asks
   * @param requesterId stable id of who asks
   * @param at when
   */
  public record Asked(
      String justification,
      String compensatingControl,
      Instant expireAt,
      String requester,
      String requesterId,
      Instant at) {}

  /** The exception, and the number of the request. */
  public Key key() {
    return key;
  }

  /** Counts from 1. */
  public int revision() {
    return key.revision();
  }

  /** Why the risk is accepted. */
  public String justification() {
    return justification;
  }

  /** What is done instead. */
  public String compensatingControl() {
    return compensatingControl;
  }

  /** When it ends by itself. */
  public Instant expireAt() {
    return expireAt;
  }

  /** Name of who asked. */
  public String requester() {
    return requester;
  }

  /** Stable id of who asked. */
  public String requesterId() {
    return requesterId;
  }

  /** When it was asked for. */
  public Instant requestedAt() {
    return requestedAt;
  }
}
