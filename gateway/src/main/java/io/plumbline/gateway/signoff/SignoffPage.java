package io.plumbline.gateway.signoff;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Where an assessment is in its life, what is missing, and what can be done.
 *
 * @param title workload and edition
 * @param state the state it is in
 * @param base address of the assessment
 * @param gaps what keeps it from its next step
 * @param waits whether any gap keeps it from being submitted
 * @param more how many further gaps there are
 * @param history its steps, newest first
 * @param actions what the reader may do now
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record SignoffPage(
    Frame frame,
    String title,
    Marked state,
    String base,
    List<Gap> gaps,
    boolean waits,
    int more,
    List<Entry> history,
    List<Action> actions,
    String csrf,
    String error) {

  /**
   * Something that is missing.
   *
   * @param practice its id
   * @param title its title
   * @param why in words
   * @param href its panel
   */
  public record Gap(String practice, String title, String why, String href) {}

  /**
   * A step it took.
   *
   * @param what in words
   * @param who by whom
   * @param reason why; may be empty
   * @param when the time
   */
  public record Entry(String what, String who, String reason, Moment when) {}

  /**
   * A step that may be taken.
   *
   * @param href where it is sent to
   * @param label its word
   * @param hint what it means
   * @param needsReason whether a reason has to be given
   * @param first whether it is the one action of the page
   */
  public record Action(
      String href, String label, String hint, boolean needsReason, boolean first) {}
}
