package io.plumbline.assessment.comment;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something somebody said about an answer. */
@Entity
@Table(name = "answer_comment")
public class Comment {

  @EmbeddedId private CommentKey key;
  private UUID thread;
  private int number;
  private String body;
  private String author;
  private String authorId;
  private int revision;
  private Instant createdAt;
  private Instant updatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Comment() {}

  /** The newest comment of a thread that counts it already. */
  public Comment(CommentKey key, CommentThread thread, Said said) {
    this.key = key;
    this.thread = thread.key().id();
    this.number = thread.comments();
    this.body = said.body();
    this.author = said.author();
    this.authorId = said.authorId();
    this.revision = 1;
    this.createdAt = said.at();
    this.updatedAt = said.at();
  }

  /**
   * What is said, by whom, and when.
   *
   * @param body the text
   * @param author name to show
   * @param authorId stable id of the person
   * @param at when
   */
  public record Said(String body, String author, String authorId, Instant at) {}

  /** Gives it another text. */
  public void edit(String text, Instant now) {
    body = text;
    revision++;
    updatedAt = now;
  }

  /** Answer and own id. */
  public CommentKey key() {
    return key;
  }

  /** The key of its thread, that of the comment that opens it. */
  public CommentKey threadKey() {
    return key.sibling(thread);
  }

  /** Whether it opens its thread. */
  public boolean first() {
    return number == 1;
  }

  /** Counts from 1 within the thread. */
  public int number() {
    return number;
  }

  /** The text. */
  public String body() {
    return body;
  }

  /** Name of who said it. */
  public String author() {
    return author;
  }

  /** Whether a person said it, by their stable id. */
  public boolean by(String subject) {
    return authorId.equals(subject);
  }

  /** Counts from 1. */
  public int revision() {
    return revision;
  }

  /** When it was said. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When its text last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
