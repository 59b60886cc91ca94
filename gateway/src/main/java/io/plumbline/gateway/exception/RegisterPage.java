package io.plumbline.gateway.exception;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import java.util.List;

/**
 * The register.
 *
 * @param choices by which it can be narrowed; one is current
 * @param workload the workload it is narrowed to; empty for all
 * @param allHref the list of every workload
 * @param rows one page
 * @param nextHref the next page; empty at the end
 */
public record RegisterPage(
    Frame frame,
    List<Choice> choices,
    String workload,
    String allHref,
    List<ExceptionRow> rows,
    String nextHref) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
