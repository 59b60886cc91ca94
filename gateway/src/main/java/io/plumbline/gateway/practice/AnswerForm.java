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
 * @param etag what the reader last saw
 * @param by who declared it, empty when nobody did
 * @param when the time they did
 * @param editable whether the reader may answer
 * @param twin the twin the answer is offered to, empty without a twin
 * @param error what is wrong with what was sent, empty when nothing is
 * @param conflict what somebody else saved meanwhile
 */
public record AnswerForm(
    List<Choice> choices,
    String word,
    int degree,
    String reason,
    String notes,
    String etag,
    String by,
    @Nullable Moment when,
    boolean editable,
    String twin,
    String error,
    @Nullable Conflict conflict) {

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
