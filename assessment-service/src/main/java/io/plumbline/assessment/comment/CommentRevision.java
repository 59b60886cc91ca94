package io.plumbline.assessment.comment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A text that a comment has or had; never changed, never removed. */
@Entity
@Immutable
@Table(name = "comment_revision")
public class CommentRevision {

  @EmbeddedId private Key key;
  private String body;
  private Instant writtenAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected CommentRevision() {}

  /** The present text of a comment, kept. */
  public CommentRevision(Comment of) {
    CommentKey id = of.key();
    this.key =
        new Key(id.tenant(), id.workload(), id.assessment(), id.practice(), id.id(), of.revision());
    this.body = of.body();
    this.writtenAt = of.updatedAt();
  }

  /** The key of a comment, and the number of the text. */
  @Embeddable
  public record Key(
      String tenant,
      String workload,
      String assessment,
      String practice,
      UUID comment,
      int revision) {}

  /** Counts from 1. */
  public int revision() {
    return key.revision();
  }

  /** The text. */
  public String body() {
    return body;
  }

  /** Since when the comment had it. */
  public Instant writtenAt() {
    return writtenAt;
  }
}
