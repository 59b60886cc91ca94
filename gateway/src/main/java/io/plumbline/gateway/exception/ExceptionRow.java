package io.plumbline.gateway.exception;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * One exception.
 *
 * @param href its page
 * @param subject id of the practice it was asked for, or the selector in brief
 * @param concept what it covers; empty with a selector
 * @param selector which findings it covers; nothing with a practice
 * @param workload id of the workload
 * @param workloadHref the workload's page
 * @param justification why the risk is accepted
 * @param requester who asked
 * @param state where it is in its life
 * @param until when it ends by itself
 * @param renewing whether new terms wait while these hold
 */
public record ExceptionRow(
    String href,
    String subject,
    String concept,
    List<Part> selector,
    String workload,
    String workloadHref,
    String justification,
    String requester,
    Marked state,
    Moment until,
    boolean renewing) {

  /**
   * One part of a selector.
   *
   * @param values any of them
   */
  public record Part(String label, List<String> values) {}
}
