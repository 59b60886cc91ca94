package io.plumbline.gateway.policy;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the scoring policy, and which was active when.
 *
 * @param active what the active version says; null on pages that do not hold it
 * @param versions one page, the newest first
 * @param history from when which version was active, the newest first
 * @param moreHistory whether there is more of it
 * @param newHref where a version is made; empty where the reader may not
 * @param nextHref the next page of versions; empty at the end
 */
public record PoliciesPage(
    Frame frame,
    PolicyPage.@Nullable Content active,
    List<Version> versions,
    List<Use> history,
    boolean moreHistory,
    String newHref,
    String nextHref) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /**
   * One version.
   *
   * @param href its page
   * @param name {@code v2}
   * @param description what it stands for
   * @param author who made it; empty when it is built in
   * @param made when; null when it is built in
   * @param active whether the tenant scores by it
   */
  public record Version(
      String href,
      String name,
      String description,
      String author,
      @Nullable Moment made,
      boolean active) {}

  /**
   * From when a version was active.
   *
   * @param name {@code v2}
   * @param href its page
   * @param actor who activated it
   * @param reason why
   * @param since when
   */
  public record Use(String name, String href, String actor, String reason, Moment since) {}
}
