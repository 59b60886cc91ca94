package io.plumbline.assessment.milestone;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What a milestone froze, byte for byte as it was hashed; never changed, never removed. */
@Entity
@Immutable
@Table(name = "milestone_snapshot")
public class FrozenContent {

  @EmbeddedId private MilestoneKey key;
  private byte[] content;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected FrozenContent() {}

  /** What a milestone froze. */
  public FrozenContent(MilestoneKey key, byte[] content) {
    this.key = key;
    this.content = content.clone();
  }

  /** The key of its milestone. */
  public MilestoneKey key() {
    return key;
  }

  /** A serialized {@code MilestoneSnapshot}. */
  public byte[] content() {
    return content.clone();
  }
}
