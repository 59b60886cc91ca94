package io.plumbline.assessment.answer;

import io.plumbline.assessment.answer.AnswerReview.Outcome;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What somebody once said of a revision of an answer; never changed, never removed. */
@Entity
@Immutable
@Table(name = "answer_review")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class AnswerReviewed {

  @EmbeddedId private Key key;
  private int revision;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String reviewer;
  private String reviewerId;
  private String reason;
  private Instant reviewedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected AnswerReviewed() {}

  /**
   * What has just been said of an answer.
   *
   * @param reviewerId stable id of who said it
   */
  public AnswerReviewed(Answer of, String reviewerId, Instant now) {
    AnswerKey id = of.key();
    AnswerReview said = of.review();
    this.key = new Key(id.tenant(), id.workload(), id.assessment(), id.practice(), said.number());
    this.revision = of.revision();
    this.outcome = said.outcome();
    this.reviewer = said.reviewer();
    this.reviewerId = reviewerId;
    this.reason = said.reason();
    this.reviewedAt = now;
  }

  /** The key of an answer, and the number of the review. */
  @Embeddable
  public record Key(
      String tenant, String workload, String assessment, String practice, int number) {}

  /** Counts the reviews of the answer from 1. */
  public int number() {
    return key.number();
  }

  /** The revision it is about. */
  public int revision() {
    return revision;
  }

  /** What was said. */
  public Outcome outcome() {
    return outcome;
  }

  /** Name of who said it. */
  public String reviewer() {
    return reviewer;
  }

  /** Why. */
  public String reason() {
    return reason;
  }

  /** When. */
  public Instant reviewedAt() {
    return reviewedAt;
  }
}
