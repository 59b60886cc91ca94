package io.plumbline.gateway.improvement;

import io.plumbline.gateway.listing.Marked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One improvement, as the board and its own page show it.
 *
 * @param href its page
 * @param title what is to be done
 * @param practice id of the practice it is planned for
 * @param workload id of the workload
 * @param owner who sees to it; empty when nobody does
 * @param due by when; null when it has no date
 * @param effort how much work it is; empty when nobody has said
 * @param tickets where it is tracked
 * @param state where it is in its life
 * @param proof what a closed one rests on; empty for others
 */
public record ImprovementCard(
    String href,
    String title,
    String practice,
    String workload,
    String owner,
    @Nullable Due due,
    String effort,
    List<String> tickets,
    Marked state,
    String proof) {

  /** The workload's page. */
  public String workloadHref() {
    return "/workloads/" + workload;
  }

  /** How many tickets there are, in words; empty when there is none. */
  public String ticketWords() {
    return switch (tickets.size()) {
      case 0 -> "";
      case 1 -> "1 ticket";
      default -> tickets.size() + " tickets";
    };
  }

  /**
   * A due date.
   *
   * @param iso {@code 2027-03-12}
   * @param day as people read it, with the year when it is another one
   * @param overdue whether it has passed while the improvement is not closed
   */
  public record Due(String iso, String day, boolean overdue) {}
}
