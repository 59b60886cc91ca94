package io.plumbline.assessment.answer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * An answer of an assessment before an upgrade that an answer may stand for: what was said about it
 * is shown with it.
 */
@Entity
@Immutable
@Table(name = "answer_predecessor")
public class Predecessor {

  @EmbeddedId private Key key;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Predecessor() {}

  /** One of an answer. */
  public Predecessor(AnswerKey of, AnswerKey from) {
    this.key =
        new Key(
            of.tenant(),
            of.workload(),
            of.assessment(),
            of.practice(),
            from.assessment(),
            from.practice());
  }

  /** The key of an answer, and the assessment and practice of the one before. */
  @Embeddable
  public record Key(
      String tenant,
      String workload,
      String assessment,
      String practice,
      String fromAssessment,
      String fromPractice) {}

  /** Which, of which. */
  public Key key() {
    return key;
  }
}
