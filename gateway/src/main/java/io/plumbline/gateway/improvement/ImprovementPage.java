package io.plumbline.gateway.improvement;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * One improvement.
 *
 * @param card what the board says of it
 * @param concept what it is about
 * @param description what is to be done, at length; may be empty
 * @param reason why it is in its state; may be empty
 * @param creator who planned it
 * @param created when
 * @param findings the findings it comes from
 * @param history what happened, newest first
 * @param may what the reader may do
 * @param etag of what is shown
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record ImprovementPage(
    Frame frame,
    ImprovementCard card,
    String concept,
    String description,
    String reason,
    String creator,
    Moment created,
    List<Finding> findings,
    List<Entry> history,
    Actions may,
    String etag,
    String csrf,
    String error) {

  /**
   * A finding it comes from.
   *
   * @param href its page
   * @param id its own id
   */
  public record Finding(String href, String id) {}

  /**
   * Something that happened.
   *
   * @param what in words
   * @param who by whom
   * @param reason why; may be empty
   * @param when the time
   */
  public record Entry(String what, String who, String reason, Moment when) {}

  /**
   * What the reader may do now, as the state and their roles say.
   *
   * @param start take it in hand
   * @param close end it, or change the plan
   * @param reopen make it open again
   */
  public record Actions(boolean start, boolean close, boolean reopen) {
    /** Whether there is anything. */
    public boolean any() {
      return start || close || reopen;
    }
  }
}
