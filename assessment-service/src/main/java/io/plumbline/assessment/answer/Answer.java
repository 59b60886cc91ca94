package io.plumbline.assessment.answer;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What people declare for one practice, as it stands. */
@Entity
@Table(name = "answer")
public class Answer {

  @EmbeddedId private AnswerKey key;
  private int revision;
  @Embedded private AnswerContent content;
  @Embedded private Authorship authorship;
  @Embedded private AnswerReview review;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Answer() {}

  /** The first answer, revision 1. */
  public Answer(AnswerKey key, AnswerContent content, Authorship authorship) {
    this.key = key;
    this.content = content;
    this.authorship = authorship;
    this.revision = 1;
    this.review = AnswerReview.NONE;
  }

  /** An answer as it was when a revision was the newest one, without what reviewers said of it. */
  public static Answer once(AnswerRevision revision) {
    Answer answer = new Answer(revision.answerKey(), revision.content(), revision.authorship());
    answer.revision = revision.revision();
    return answer;
  }

  /**
   * Takes a new content as the next revision; what was said of the one before does not hold for it.
   */
  public void revise(AnswerContent next, Authorship by) {
    content = next;
    authorship = by;
    review = review.ofNextRevision();
    revision++;
  }

  /** Takes what a reviewer says of its present revision. */
  public void reviewed(AnswerReview next) {
    review = next;
  }

  /** Assessment and practice. */
  public AnswerKey key() {
    return key;
  }

  /** How many revisions there are. */
  public int revision() {
    return revision;
  }

  /** What is written in it. */
  public AnswerContent content() {
    return content;
  }

  /** Who wrote it. */
  public Authorship authorship() {
    return authorship;
  }

  /** What was said of its present revision. */
  public AnswerReview review() {
    return review;
  }
}
