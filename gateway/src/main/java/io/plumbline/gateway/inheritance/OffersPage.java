package io.plumbline.gateway.inheritance;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment offers to others.
 *
 * @param title name of the assessment
 * @param base its address
 * @param rows its offers, newest first
 * @param next the next page of them; empty on the last
 * @param heirs who takes something of the chosen offer; null when none is chosen
 * @param may whether the reader may make offers and withdraw them
 * @param input what the form holds
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record OffersPage(
    Frame frame,
    String title,
    String base,
    List<Row> rows,
    String next,
    @Nullable Heirs heirs,
    boolean may,
    OfferInput input,
    String csrf,
    String error) {

  /**
   * An offer.
   *
   * @param id its id
   * @param state where it is in its life
   * @param what the practices
   * @param whom whom it reaches, in words
   * @param note what heirs should know; may be empty
   * @param by who made it
   * @param when when
   * @param open whether it can be withdrawn
   * @param ending by whom, and why, it was withdrawn; empty while it is offered
   * @param heirsHref its heirs
   */
  public record Row(
      String id,
      Marked state,
      String what,
      String whom,
      String note,
      String by,
      Moment when,
      boolean open,
      String ending,
      String heirsHref) {}

  /**
   * Those of an offer that the reader may see.
   *
   * @param next the next page; empty on the last
   */
  public record Heirs(List<Heir> rows, String next) {}

  /**
   * A practice that an offer reaches.
   *
   * @param workload name for people
   * @param practice its id
   * @param href its panel
   * @param state whether it takes the answer
   * @param reason why it does not; empty when it does
   * @param since since when it has this revision
   */
  public record Heir(
      String workload, String practice, String href, Marked state, String reason, Moment since) {}
}
