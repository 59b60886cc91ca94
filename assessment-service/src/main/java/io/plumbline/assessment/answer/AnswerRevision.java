package io.plumbline.assessment.answer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An answer as it once was; never changed, never removed. */
@Entity
@Immutable
@Table(name = "answer_revision")
public class AnswerRevision {

  @EmbeddedId private Key key;
  @Embedded private AnswerContent content;
  @Embedded private Authorship authorship;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected AnswerRevision() {}

  /** The present state of an answer, kept. */
  public AnswerRevision(Answer answer) {
    AnswerKey of = answer.key();
    this.key =
        new Key(of.tenant(), of.workload(), of.assessment(), of.practice(), answer.revision());
    this.content = answer.content();
    this.authorship = answer.authorship();
  }

  /** The key of the answer. */
  public AnswerKey answerKey() {
    return new AnswerKey(key.tenant(), key.workload(), key.assessment(), key.practice());
  }

  /** Counts from 1. */
  public int revision() {
    return key.revision();
  }

  /** What was written in it. */
  public AnswerContent content() {
    return content;
  }

  /** Who wrote it. */
  public Authorship authorship() {
    return authorship;
  }

  /** The key of an answer, and the number of the revision. */
  @Embeddable
  public record Key(
      String tenant, String workload, String assessment, String practice, int revision) {}
}
