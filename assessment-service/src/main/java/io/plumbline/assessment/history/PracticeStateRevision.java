package io.plumbline.assessment.history;

import io.plumbline.assessment.state.Inputs;
import io.plumbline.assessment.state.PracticeState;
import io.plumbline.assessment.state.PracticeState.Derived;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** How a practice once stood, and what that was derived from; never changed, never removed. */
@Entity
@Immutable
@Table(name = "practice_state_revision")
public class PracticeStateRevision {

  @EmbeddedId private Key key;
  @Embedded private Inputs inputs;
  @Embedded private Derived derived;
  private Instant verdictAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected PracticeStateRevision() {}

  /** What it was derived from. */
  Inputs inputs() {
    return inputs;
  }

  /** What was derived then. */
  PracticeState state() {
    return new PracticeState(
        new PracticeState.Key(key.tenant(), key.workload(), key.assessment(), key.practice()),
        derived,
        key.version(),
        verdictAt);
  }

  /** The key of a practice's state, and the version of the assessment that made it. */
  @Embeddable
  public record Key(
      String tenant, String workload, String assessment, String practice, long version) {}
}
