package io.plumbline.assessment.state;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.scoring.Bucket;
import io.plumbline.assessment.scoring.Risk;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.verdict.ObservedStatus;
import io.plumbline.assessment.verdict.Verdict;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** How a practice of an assessment stood when last derived. {@link StateStore} writes it. */
@Entity
@Immutable
@Table(name = "practice_state")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class PracticeState {

  @EmbeddedId private Key key;
  @Embedded private Derived derived;
  private long version;

  private Instant verdictAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected PracticeState() {}

  /** One as it was recorded. */
  public PracticeState(Key key, Derived derived, long version, Instant verdictAt) {
    this.key = key;
    this.derived = derived;
    this.version = version;
    this.verdictAt = verdictAt;
  }

  /** The assessment it belongs to. */
  public AssessmentKey assessmentKey() {
    return new AssessmentKey(key.tenant(), key.workload(), key.assessment());
  }

  /** What was derived. */
  public Derived derived() {
    return derived;
  }

  /** The version of the assessment that last changed it. */
  public long version() {
    return version;
  }

  /** Since when the verdict is what it is. */
  public Instant verdictAt() {
    return verdictAt;
  }

  /** The key of an assessment, and the resource id of the practice. */
  @Embeddable
  public record Key(String tenant, String workload, String assessment, String practice) {}

  /**
   * What is derived of a practice.
   *
   * @param observed what the evidence says
   * @param testable whether a rule speaks to its concept or it was ever attested
   * @param verdict declared against observed
   * @param understated whether the evidence is better than what is declared
   * @param bucket where it counts
   * @param risk what it leaves at risk
   * @param level what is at stake
   * @param weight its weight w
   * @param proven its proven credit c, in percent
   * @param declared its declared credit d, in percent
   * @param twinConflict whether its twin is answered differently
   */
  @Embeddable
  public record Derived(
      @Enumerated(EnumType.STRING) ObservedStatus observed,
      boolean testable,
      @Enumerated(EnumType.STRING) Verdict verdict,
      boolean understated,
      @Enumerated(EnumType.STRING) Bucket bucket,
      @Enumerated(EnumType.STRING) Risk risk,
      @Enumerated(EnumType.STRING) RiskLevel level,
      int weight,
      int proven,
      int declared,
      boolean twinConflict) {}
}
