package io.plumbline.gateway.policy;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the scoring policy.
 *
 * @param version what the list says of it
 * @param content what it says, with what the active one says where that differs
 * @param effect what it would change; null when it is active
 * @param activates whether the reader may activate it
 * @param newHref where a version is made from it; empty where the reader may not
 * @param reason what was given as the reason, when it did not do
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record PolicyPage(
    Frame frame,
    PoliciesPage.Version version,
    Content content,
    @Nullable Effect effect,
    boolean activates,
    String newHref,
    String reason,
    String csrf,
    String error) {

  /**
   * What a policy says.
   *
   * @param levels weights and what each level is lowered to
   * @param defaults what goes without saying
   * @param table the risk of each declaration, by verdict
   */
  public record Content(List<Value> levels, List<Value> defaults, List<Row> table) {}

  /**
   * One thing a policy says.
   *
   * @param label what it is about
   * @param value what it says
   * @param was what the active policy says; empty where that is the same
   */
  public record Value(String label, String value, String was) {}

  /**
   * The risks of one declaration.
   *
   * @param declared in words
   * @param cells by verdict
   */
  public record Row(String declared, List<Value> cells) {}

  /**
   * What would change.
   *
   * @param before the score of all on this page, now
   * @param after their score then
   * @param gain how far it would move
   * @param changed practices that would have another risk, in words
   * @param risks how many practices have which risk, now and then
   * @param rows by assessment
   * @param nextHref the next page; empty at the end
   */
  public record Effect(
      Bar before,
      Bar after,
      String gain,
      String changed,
      List<Shift> risks,
      List<Line> rows,
      String nextHref) {

    /** The pager of every list knows a page before; here the browser does. */
    public String previousHref() {
      return "";
    }
  }

  /** How many practices have a risk, now and then. */
  public record Shift(String risk, int before, int after) {}

  /**
   * One assessment.
   *
   * @param href its page
   * @param workload id of the workload
   * @param name id of the assessment
   * @param before its score now
   * @param after its score then
   * @param gain how far the proven score would move
   * @param changed practices that would have another risk
   */
  public record Line(
      String href, String workload, String name, Bar before, Bar after, String gain, int changed) {}
}
