package io.plumbline.gateway.comment;

import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * What is said about an answer.
 *
 * @param base where comments are read and sent
 * @param practice id of the practice
 * @param threads the newest first
 * @param open how many of them are open
 * @param editable whether the reader may write
 * @param csrf token that every form carries
 * @param newest the way back to the newest threads; empty when they are shown
 * @param older the way to older threads; empty when there are none
 * @param failed what could not be saved
 */
public record CommentBox(
    String base,
    String practice,
    List<Talk> threads,
    int open,
    boolean editable,
    String csrf,
    String newest,
    String older,
    Failed failed) {

  /**
   * A thread.
   *
   * @param id that of its first comment
   * @param settled who resolved it, and when, in words; empty while it is open
   * @param whole whether its first comment is among those shown
   * @param elsewhere where it goes on, being about an answer before an upgrade; empty when it is
   *     about this one
   * @param lines the oldest first
   */
  public record Talk(String id, String settled, boolean whole, String elsewhere, List<Line> lines) {
    /** What a screen reader calls it. */
    public String label() {
      return "Thread of " + lines.get(0).author() + ", " + lines.get(0).when().relative();
    }
  }

  /**
   * A comment.
   *
   * @param own whether the reader wrote it
   * @param edited whether its text was changed
   */
  public record Line(
      String id,
      String author,
      String body,
      Moment when,
      boolean own,
      boolean edited,
      Moment changed,
      String etag) {}

  /**
   * What could not be saved.
   *
   * @param why in words; empty when nothing failed
   * @param at id of the comment that was edited or replied to; empty for a new thread
   * @param body what was sent
   */
  public record Failed(String why, String at, String body) {
    static final Failed NONE = new Failed("", "", "");

    /** Whether it was sent from the form of this comment. */
    public boolean of(String id) {
      return !why.isEmpty() && at.equals(id);
    }
  }
}
