package io.plumbline.assessment.comment;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** A thread of comments; it has the key of the comment that opens it. */
@Entity
@Table(name = "comment_thread")
public class CommentThread {

  @EmbeddedId private CommentKey key;

  @Enumerated(EnumType.STRING)
  private ThreadState state;

  private int comments;
  private long version;
  private String changer;
  private Instant changedAt;
  private Instant updatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected CommentThread() {}

  /** One that a comment opens now. */
  public CommentThread(CommentKey key, Instant now) {
    this.key = key;
    this.state = ThreadState.OPEN;
    this.comments = 1;
    this.version = 1;
    this.changer = "";
    this.changedAt = now;
    this.updatedAt = now;
  }

  /** Takes the next state; {@link ThreadAction#next} has allowed it. */
  public void act(ThreadAction action, ThreadState next, String by, Instant now) {
    if (action == ThreadAction.REPLY) {
      comments++;
    }
    if (state != next) {
      state = next;
      changer = by;
      changedAt = now;
    }
    version++;
    updatedAt = now;
  }

  /** That of the comment that opens it. */
  public CommentKey key() {
    return key;
  }

  /** Where it is in its life. */
  public ThreadState state() {
    return state;
  }

  /** How many comments it has. */
  public int comments() {
    return comments;
  }

  /** Increases with every change. */
  public long version() {
    return version;
  }

  /** Name of who last changed its state; empty while nobody has. */
  public String changer() {
    return changer;
  }

  /** When its state last changed. */
  public Instant changedAt() {
    return changedAt;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
