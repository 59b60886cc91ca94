package io.plumbline.assessment.inheritance;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Answers of an assessment that others take live. It is made once and withdrawn once. */
@Entity
@Table(name = "inheritance_offer")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Offer {

  @EmbeddedId private OfferKey key;
  private String[] practices;
  private String[] heirWorkloads;
  private String unit;
  private String environment;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> tags;

  private int specificity;
  private String note;

  @Enumerated(EnumType.STRING)
  private OfferState state;

  private String offerer;
  private String offererId;
  private Instant offeredAt;
  private String withdrawer;
  private String withdrawReason;
  private @Nullable Instant withdrawnAt;
  private long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Offer() {}

  /**
   * Somebody who makes or withdraws an offer.
   *
   * @param name to show
   * @param id stable id
   * @param at when
   */
  public record By(String name, String id, Instant at) {}

  /**
   * A new offer.
   *
   * @param practices resource ids; all when empty
   */
  public Offer(OfferKey key, List<String> practices, Reach reach, String note, By by) {
    this.key = key;
    this.practices = practices.toArray(String[]::new);
    this.heirWorkloads = reach.workloads().toArray(String[]::new);
    this.unit = reach.unit();
    this.environment = reach.environment();
    this.tags = reach.tags();
    this.specificity = reach.specificity();
    this.note = note;
    this.state = OfferState.OFFERED;
    this.offerer = by.name();
    this.offererId = by.id();
    this.offeredAt = by.at();
    this.withdrawer = "";
    this.withdrawReason = "";
    this.version = 1;
  }

  /** Takes it back. */
  public void withdraw(By by, String reason) {
    state = OfferState.WITHDRAWN;
    withdrawer = by.name();
    withdrawReason = reason;
    withdrawnAt = by.at();
    version++;
  }

  /** Assessment and id. */
  public OfferKey key() {
    return key;
  }

  /** Resource ids of the practices; all when empty. */
  public List<String> practices() {
    return List.of(practices);
  }

  /** Whom it reaches. */
  public Reach reach() {
    return new Reach(List.of(heirWorkloads), unit, environment, tags);
  }

  /** What heirs should know of it. */
  public String note() {
    return note;
  }

  /** Where it is in its life. */
  public OfferState state() {
    return state;
  }

  /** Name of who made it. */
  public String offerer() {
    return offerer;
  }

  /** Whether this person made it. */
  public boolean isBy(String personId) {
    return offererId.equals(personId);
  }

  /** When it was made. */
  public Instant offeredAt() {
    return offeredAt;
  }

  /** Name of who took it back, empty while nobody has. */
  public String withdrawer() {
    return withdrawer;
  }

  /** Why it was taken back. */
  public String withdrawReason() {
    return withdrawReason;
  }

  /** When it was taken back, null while it is offered. */
  public @Nullable Instant withdrawnAt() {
    return withdrawnAt;
  }

  /** Increases with every change. */
  public long version() {
    return version;
  }
}
