package io.plumbline.assessment.milestone;

import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.MilestoneScore;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Verdict;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a milestone without what it froze; never changed, never removed. Everything here
 * is taken from the snapshot, so that {@link Chain} can hold one against the other.
 */
@Entity
@Immutable
@Table(name = "milestone")
public class Milestone {

  @EmbeddedId private MilestoneKey key;
  private long sequence;
  private String displayName;
  private String note;
  private String edition;
  private String scoringPolicy;
  private long assessmentVersion;
  private int practiceCount;
  private int answeredCount;
  private int contradictedCount;
  private @Nullable Integer proven;
  private @Nullable Integer declared;
  private @Nullable Integer distinctProven;
  private @Nullable Integer distinctDeclared;
  private String creator;
  private Instant createdAt;
  private byte[] contentHash;
  private byte[] previousHash;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Milestone() {}

  /**
   * The milestone that a snapshot makes.
   *
   * @param contentHash of the snapshot's bytes
   */
  public Milestone(MilestoneSnapshot snapshot, byte[] contentHash) {
    io.plumbline.proto.assessment.v1.Assessment assessment = snapshot.getAssessment();
    MilestoneScore score = snapshot.getScore();
    this.key = MilestoneKey.parse(snapshot.getTenant(), snapshot.getMilestone());
    this.sequence = snapshot.getSequence();
    this.displayName = snapshot.getDisplayName();
    this.note = snapshot.getNote();
    this.edition = assessment.getEdition();
    this.scoringPolicy = assessment.getScoringPolicy();
    this.assessmentVersion = assessment.getVersion();
    this.practiceCount = assessment.getPracticeCount();
    this.answeredCount = assessment.getAnsweredCount();
    this.contradictedCount = contradicted(snapshot);
    this.proven = score.hasProven() ? score.getProven() : null;
    this.declared = score.hasDeclared() ? score.getDeclared() : null;
    this.distinctProven = score.hasDistinctProven() ? score.getDistinctProven() : null;
    this.distinctDeclared = score.hasDistinctDeclared() ? score.getDistinctDeclared() : null;
    this.creator = snapshot.getCreator();
    this.createdAt = Times.instant(snapshot.getCreateTime());
    this.contentHash = contentHash.clone();
    this.previousHash = snapshot.getPreviousHash().toByteArray();
  }

  private static int contradicted(MilestoneSnapshot snapshot) {
    return (int)
        snapshot.getPracticeStatesList().stream()
            .map(PracticeState::getVerdict)
            .filter(Verdict.VERDICT_CONTRADICTED::equals)
            .count();
  }

  /** Assessment and id. */
  public MilestoneKey key() {
    return key;
  }

  /** Its place among the milestones of the assessment, from 1. */
  public long sequence() {
    return sequence;
  }

  /** Name for people. */
  public String displayName() {
    return displayName;
  }

  /** Why it was frozen. */
  public String note() {
    return note;
  }

  /** The name of the edition. */
  public String edition() {
    return edition;
  }

  /** The version of the scoring policy as the contract writes it. */
  public String scoringPolicy() {
    return scoringPolicy;
  }

  /** The version of the assessment it froze. */
  public long assessmentVersion() {
    return assessmentVersion;
  }

  /** How many practices the edition has. */
  public int practiceCount() {
    return practiceCount;
  }

  /** How many of them were answered. */
  public int answeredCount() {
    return answeredCount;
  }

  /** How many of them were contradicted. */
  public int contradictedCount() {
    return contradictedCount;
  }

  /** What it scored. */
  public MilestoneScore score() {
    MilestoneScore.Builder score = MilestoneScore.newBuilder();
    if (proven != null) {
      score.setProven(proven);
    }
    if (declared != null) {
      score.setDeclared(declared);
    }
    if (distinctProven != null) {
      score.setDistinctProven(distinctProven);
    }
    if (distinctDeclared != null) {
      score.setDistinctDeclared(distinctDeclared);
    }
    return score.build();
  }

  /** Name of who froze it. */
  public String creator() {
    return creator;
  }

  /** When. */
  public Instant createdAt() {
    return createdAt;
  }

  /** SHA-256 of what was frozen. */
  public byte[] contentHash() {
    return contentHash.clone();
  }

  /** The content hash of the one before it; empty for the first. */
  public byte[] previousHash() {
    return previousHash.clone();
  }
}
