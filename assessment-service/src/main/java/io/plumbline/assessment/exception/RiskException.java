package io.plumbline.assessment.exception;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A risk that somebody accepts for a time: what a practice means, or what findings a selector
 * names, for one workload. Its terms are told by their revision: those in force, or asked for, or
 * last in force; and those that wait for a decision, 0 when none do.
 */
@Entity
@Table(name = "risk_exception")
public class RiskException {

  @EmbeddedId private ExceptionKey key;
  private String practice;
  private String concept;
  private String selector;

  @Enumerated(EnumType.STRING)
  private ExceptionState state;

  private int revision;
  private int terms;
  private int pending;
  private Instant expireAt;
  private long version;
  private Instant updatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected RiskException() {}

  /** One that is asked for, by its terms of revision 1. */
  public RiskException(ExceptionKey key, Covers covers, Instant expireAt, Instant now) {
    this.key = key;
    this.practice = covers.practice();
    this.concept = covers.key();
    this.selector = covers.selector();
    this.state = ExceptionState.REQUESTED;
    this.revision = 1;
    this.terms = 1;
    this.pending = 1;
    this.expireAt = expireAt;
    this.version = 1;
    this.updatedAt = now;
  }

  /** One on a practice as it was while terms of it were in force. */
  public static RiskException once(ExceptionTerms terms, String practice, String concept) {
    ExceptionTerms.Key of = terms.key();
    RiskException once =
        new RiskException(
            new ExceptionKey(of.tenant(), of.workload(), of.exception()),
            Covers.concept(practice, concept),
            terms.expireAt(),
            terms.requestedAt());
    once.state = ExceptionState.APPROVED;
    once.revision = of.revision();
    once.terms = of.revision();
    once.pending = 0;
    return once;
  }

  /**
   * Takes the next state; {@link ExceptionAction#next} has allowed it.
   *
   * @param asked the terms that wait, or that a renewal asks for; else those in force
   */
  public void act(ExceptionAction action, ExceptionState next, ExceptionTerms asked, Instant now) {
    boolean renewing = renewing();
    state = next;
    switch (action) {
      case APPROVE -> decide(asked);
      case REFUSE, WITHDRAW, REVOKE -> pending = 0;
      case RENEW -> {
        revision++;
        pending = revision;
      }
      case EXPIRE -> expire(renewing, asked);
    }
    version++;
    updatedAt = now;
  }

  private void decide(ExceptionTerms approved) {
    terms = pending;
    pending = 0;
    expireAt = approved.expireAt();
  }

  /** A renewal that waits becomes a request of its own. */
  private void expire(boolean renewing, ExceptionTerms asked) {
    if (renewing) {
      terms = pending;
      expireAt = asked.expireAt();
    } else {
      pending = 0;
    }
  }

  /** Tenant, workload and id. */
  public ExceptionKey key() {
    return key;
  }

  /** What it covers. */
  public Covers covers() {
    return new Covers(practice, concept, selector);
  }

  /** Where it is in its life. */
  public ExceptionState state() {
    return state;
  }

  /** Whether new terms wait while the old ones hold. */
  public boolean renewing() {
    return state == ExceptionState.APPROVED && pending > 0;
  }

  /** The terms in force, or those asked for, or the last in force. */
  public int termsRevision() {
    return terms;
  }

  /** The terms that wait for a decision; 0 when none do. */
  public int pendingRevision() {
    return pending;
  }

  /** The terms that something happens to: those that wait, or else those in force. */
  public int concernedRevision() {
    return pending > 0 ? pending : terms;
  }

  /** The revision that the next terms asked for get. */
  public int nextRevision() {
    return revision + 1;
  }

  /** When it ends by itself, approved or not. */
  public Instant expireAt() {
    return expireAt;
  }

  /** Increases with every change. */
  public long version() {
    return version;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
