package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentState;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An assessment that was carried to another edition. */
@Entity
@Table(name = "upgrade")
@SuppressWarnings("UnusedVariable") // ids of people are read by queries only
public class Upgrade {

  @EmbeddedId private UpgradeKey key;
  private String edition;
  private String target;
  private long targetVersion;
  private String milestone;

  @Enumerated(EnumType.STRING)
  private AssessmentState stateBefore;

  @Enumerated(EnumType.STRING)
  private UpgradeState state;

  private byte[] plan;
  private String author;
  private String authorId;
  private Instant appliedAt;
  private String undoAuthor;
  private String undoAuthorId;
  private String undoReason;
  private @Nullable Instant undoneAt;
  private long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Upgrade() {}

  /** One that has just been applied. */
  Upgrade(UpgradeKey key, Made made, Act by) {
    this.key = key;
    this.edition = made.edition();
    this.target = made.target();
    this.targetVersion = made.targetVersion();
    this.milestone = made.milestone();
    this.stateBefore = made.stateBefore();
    this.plan = made.plan().clone();
    this.state = UpgradeState.APPLIED;
    this.author = by.actor();
    this.authorId = by.actorId();
    this.appliedAt = by.at();
    this.undoAuthor = "";
    this.undoAuthorId = "";
    this.undoReason = "";
    this.version = 1;
  }

  /**
   * What an upgrade made.
   *
   * @param target id of the new assessment
   * @param targetVersion its version with all that was carried
   * @param milestone id of the milestone of the old one
   * @param stateBefore the state of the old one
   * @param plan a serialized {@code UpgradePlan}
   */
  record Made(
      String edition,
      String target,
      long targetVersion,
      String milestone,
      AssessmentState stateBefore,
      byte[] plan) {}

  /** Who did something, and when. */
  record Act(String actor, String actorId, Instant at) {}

  /** Is taken back. */
  void undo(String reason, Act by) {
    state = UpgradeState.UNDONE;
    undoReason = reason;
    undoAuthor = by.actor();
    undoAuthorId = by.actorId();
    undoneAt = by.at();
    version++;
  }

  UpgradeKey key() {
    return key;
  }

  String edition() {
    return edition;
  }

  AssessmentKey targetKey() {
    return new AssessmentKey(key.tenant(), key.workload(), target);
  }

  long targetVersion() {
    return targetVersion;
  }

  String milestone() {
    return milestone;
  }

  AssessmentState stateBefore() {
    return stateBefore;
  }

  UpgradeState state() {
    return state;
  }

  byte[] plan() {
    return plan.clone();
  }

  String author() {
    return author;
  }

  Instant appliedAt() {
    return appliedAt;
  }

  String undoAuthor() {
    return undoAuthor;
  }

  String undoReason() {
    return undoReason;
  }

  Optional<Instant> undoneAt() {
    return Optional.ofNullable(undoneAt);
  }

  long version() {
    return version;
  }
}
