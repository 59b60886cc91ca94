package io.plumbline.assessment.comment;

import io.plumbline.assessment.answer.AnswerKey;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of a comment, and of the thread it opens: that of its answer, and its own id. */
@Embeddable
public record CommentKey(
    String tenant, String workload, String assessment, String practice, UUID id) {

  private static final String COLLECTION = "/comments/";

  /**
   * The key of the comment with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static CommentKey parse(String tenant, String name) {
    int at = name.lastIndexOf(COLLECTION);
    if (at < 0) {
      throw new IllegalArgumentException("not the name of a comment: " + name);
    }
    UUID id = UUID.fromString(name.substring(at + COLLECTION.length()));
    return of(AnswerKey.parse(tenant, name.substring(0, at)), id);
  }

  /** The key of a comment on an answer. */
  public static CommentKey of(AnswerKey answer, UUID id) {
    return new CommentKey(
        answer.tenant(), answer.workload(), answer.assessment(), answer.practice(), id);
  }

  /** The key of the answer. */
  public AnswerKey answerKey() {
    return new AnswerKey(tenant, workload, assessment, practice);
  }

  /** The key of another comment on the same answer. */
  public CommentKey sibling(UUID other) {
    return new CommentKey(tenant, workload, assessment, practice, other);
  }

  /** The resource name. */
  public String name() {
    return answerKey().name() + COLLECTION + id;
  }
}
