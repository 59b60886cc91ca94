package io.plumbline.gateway.comparison;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Two sides held against one another.
 *
 * @param title what is compared, in words
 * @param workload the workload's name
 * @param base path of the assessment
 * @param before how it was
 * @param after how it became
 * @param proven how the proven score went, in words
 * @param distinct how it went over distinct concepts, in words
 * @param said what changed, in one line
 * @param choices by which the table can be narrowed; one is current
 * @param rows the table
 * @param sides what can be compared: names by resource name, the assessment last
 * @param swapHref the same the other way round; empty when one side is now
 */
public record ComparePage(
    Frame frame,
    String title,
    String workload,
    String base,
    Side before,
    Side after,
    String proven,
    String distinct,
    String said,
    List<Choice> choices,
    List<Row> rows,
    List<Option> sides,
    String swapHref) {

  /**
   * One side.
   *
   * @param name resource name of a milestone, or of an assessment for now
   * @param href its page
   * @param title its name for people
   * @param edition last two segments of the edition's name
   * @param time when it stood so
   * @param score proven and declared over all practices
   * @param distinct the same over distinct concepts
   * @param wall the picture, what changed outlined
   */
  public record Side(
      String name,
      String href,
      String title,
      String edition,
      Moment time,
      Bar score,
      Bar distinct,
      String wall) {}

  /**
   * One practice that does not stand as it stood, or does.
   *
   * @param anchor id of the row
   * @param id of the practice; both when they differ
   * @param title of the practice
   * @param outcome how it went
   * @param was how it stood; empty when there was none
   * @param is how it stands; empty when there is none
   * @param why in words
   */
  public record Row(
      String anchor, String id, String title, Marked outcome, String was, String is, String why) {}

  /**
   * Something that can be compared.
   *
   * @param name resource name
   * @param title in words
   * @param now whether it is the assessment as it stands
   */
  public record Option(String name, String title, boolean now) {}
}
