package io.plumbline.gateway.practice;

import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declaration and its form.
 *
 * @param choices the five declarations, in the order of keys 1 to 5
 * @param word the declaration in words
 * @param degree how far it is implemented in percent, meaningful while partially implemented
 * @param reason why it does not apply
 * @param notes the notes
 * @param work who is to answer, and until when
 * @param locked why it can not be answered now, empty when it can
 * @param review what a reviewer said of it, and whether the reader may
 * @param etag what the reader last saw
 * @param by who declared it, empty when nobody did
 * @param when the time they did
 * @param editable whether the reader may answer
 * @param twin the twin the answer is offered to, empty without a twin
 * @param error what is wrong with what was sent, empty when nothing is
 * @param conflict what somebody else saved meanwhile
 * @param inherited where the declaration comes from; null when it is the practice's own
 * @param why whether a reason for not inheriting was asked for, or given
 */
public record AnswerForm(
    List<Choice> choices,
    String word,
    int degree,
    String reason,
    String notes,
    Work work,
    String locked,
    ReviewBox review,
    String etag,
    String by,
    @Nullable Moment when,
    boolean editable,
    String twin,
    String error,
    @Nullable Conflict conflict,
    @Nullable Inherited inherited,
    Why why) {

  /** Whether a reason that was given is to stay: that of what does not apply does not. */
  public boolean keeps() {
    return !reason.isBlank()
        && choices.stream().noneMatch(c -> c.chosen() && c.value().equals("NOT_APPLICABLE"));
  }

  /** What there is to say of the reason for not inheriting. */
  public enum Why {
    /** Nothing. */
    NONE,
    /** What was sent was refused without one. */
    ASKED,
    /** It was just given, so the form's own reason is to follow it. */
    GIVEN;

    /** Whether the form asks for it. */
    public boolean asked() {
      return this == ASKED;
    }

    /** Whether it was just given. */
    public boolean given() {
      return this == GIVEN;
    }
  }

  /**
   * An answer of another assessment.
   *
   * @param href the practice there; empty where the reader may not see it
   * @param label workload and practice
   * @param revision which revision of it
   */
  public record Inherited(String href, String label, int revision) {}

  /**
   * Who is to answer, and until when.
   *
   * @param assignee user name, empty for nobody
   * @param due the day as a form writes it, {@code 2027-01-31}; empty for none
   * @param overdue whether that day has passed without an answer
   */
  public record Work(String assignee, String due, boolean overdue) {}

  /**
   * What a reviewer said of the present revision.
   *
   * @param word in words; empty when none has
   * @param tone of its mark
   * @param who the reviewer
   * @param when when they said it
   * @param reason why; may be empty
   * @param may whether the reader may review it now
   */
  public record ReviewBox(
      String word, String tone, String who, @Nullable Moment when, String reason, boolean may) {}

  /**
   * One declaration that can be chosen.
   *
   * @param value its name in the contract
   * @param label its word
   * @param key the key that chooses it
   * @param chosen whether it is chosen
   */
  public record Choice(String value, String label, int key, boolean chosen) {}

  /**
   * Two versions of one answer; the reader chooses.
   *
   * @param theirs what was saved meanwhile, in words
   * @param theirNotes its notes
   * @param who who saved it
   * @param when when they saved it
   * @param mine what the reader sent, in words
   * @param myNotes its notes
   */
  public record Conflict(
      String theirs,
      String theirNotes,
      String who,
      @Nullable Moment when,
      String mine,
      String myNotes) {}
}
