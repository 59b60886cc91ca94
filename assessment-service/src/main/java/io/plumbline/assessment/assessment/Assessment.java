package io.plumbline.assessment.assessment;

import io.plumbline.assessment.edition.Edition;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** One workload held against one edition. */
@Entity
@Table(name = "assessment")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Assessment {

  @EmbeddedId private AssessmentKey key;

  private String editionTenant;

  private String edition;

  private String displayName;

  private long version;

  private long evidenceVersion;

  private int policyVersion;

  private Instant mappedAt;

  private int practiceCount;

  private int answeredCount;

  private Instant createdAt;

  private Instant updatedAt;

  @Embedded private AssessmentLife life;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Assessment() {}

  /**
   * A new assessment. It has version 0 until its practices are scored for the first time.
   *
   * @param displayName name for people; the edition's when empty
   */
  public Assessment(
      AssessmentKey key,
      Edition edition,
      String displayName,
      int practiceCount,
      int policyVersion,
      Instant now) {
    this.key = key;
    this.editionTenant = edition.key().tenant();
    this.edition = edition.key().name();
    this.displayName = displayName.isBlank() ? edition.displayName() : displayName;
    this.practiceCount = practiceCount;
    this.policyVersion = policyVersion;
    this.mappedAt = Instant.EPOCH;
    this.createdAt = now;
    this.updatedAt = now;
    this.life = AssessmentLife.NEW;
  }

  /** Takes the next step in its life; {@link AssessmentAction#next} has allowed it. */
  public void step(AssessmentState to, AssessmentLife.Step step) {
    life = life.next(to, step);
  }

  /**
   * Takes the next version, after its practices have been scored anew.
   *
   * @param evidence the version of the evidence they rest on; an older one changes nothing
   * @param mapped when the newest mapping set they rest on was recorded
   * @param answered how many practices are answered
   */
  public void scored(long evidence, Instant mapped, int answered, Instant now) {
    version++;
    evidenceVersion = Math.max(evidenceVersion, evidence);
    mappedAt = mapped;
    answeredCount = answered;
    updatedAt = now;
  }

  /** Is scored by another version of the policy from its next version on. */
  public void scoredBy(int policy) {
    policyVersion = policy;
  }

  /** Nothing changed by a new mapping set. */
  public void mapped(Instant at) {
    mappedAt = at;
  }

  /** Where it is in its life. */
  public AssessmentLife life() {
    return life;
  }

  /** Tenant, workload and id. */
  public AssessmentKey key() {
    return key;
  }

  /** Tenant and name of the edition. */
  public Edition.Key editionKey() {
    return new Edition.Key(editionTenant, edition);
  }

  /** The name of the edition. */
  public String edition() {
    return edition;
  }

  /** Name for people. */
  public String displayName() {
    return displayName;
  }

  /** Increases with every change. */
  public long version() {
    return version;
  }

  /** The evidence of the workload that the verdicts rest on. */
  public long evidenceVersion() {
    return evidenceVersion;
  }

  /** The version of the scoring policy. */
  public int policyVersion() {
    return policyVersion;
  }

  /** How many practices the edition has. */
  public int practiceCount() {
    return practiceCount;
  }

  /** How many of them are answered. */
  public int answeredCount() {
    return answeredCount;
  }

  /** When it was started. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
