package io.plumbline.gateway.exception;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception.
 *
 * @param row what the list says of it
 * @param reach what a selector covers now; null with a practice, or when it can not be said
 * @param terms the terms in force, or asked for, or last in force
 * @param renewal the terms that a renewal asks for; null when none waits
 * @param history what happened, newest first
 * @param may what the reader may do
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record ExceptionPage(
    Frame frame,
    ExceptionRow row,
    @Nullable Reach reach,
    Terms terms,
    @Nullable Terms renewal,
    List<Entry> history,
    Actions may,
    String csrf,
    String error) {

  /**
   * Terms.
   *
   * @param justification why
   * @param control what is done instead; empty when nothing is
   * @param until when they end
   * @param requester who asked
   * @param requested when
   */
  public record Terms(
      String justification, String control, Moment until, String requester, Moment requested) {}

  /**
   * Something that happened.
   *
   * @param what in words
   * @param who by whom; empty when time did it
   * @param reason why; may be empty
   * @param when the time
   */
  public record Entry(String what, String who, String reason, Moment when) {}

  /**
   * What the reader may do now, as the state and their roles say.
   *
   * @param decide approve or refuse
   * @param withdraw take the request back
   * @param revoke end it
   * @param renew ask for new terms
   */
  public record Actions(boolean decide, boolean withdraw, boolean revoke, boolean renew) {
    /** Whether there is anything. */
    public boolean any() {
      return decide || withdraw || revoke || renew;
    }
  }
}
