package io.plumbline.gateway.frame;

import java.util.List;

/**
 * What stands around a page.
 *
 * @param title what the page is and for whom; also the window's title
 * @param crumbs the way here, the page last
 * @param nav the rail
 * @param reader who reads
 * @param preferences how they like it
 * @param csrf token that every form carries
 * @param version changes with every build, so that style and script are cached for long
 * @param here path and query of this page, to come back to
 */
public record Frame(
    String title,
    List<Crumb> crumbs,
    List<NavEntry> nav,
    Reader reader,
    Preferences preferences,
    String csrf,
    String version,
    String here) {

  public Frame {
    crumbs = List.copyOf(crumbs);
    nav = List.copyOf(nav);
  }
}
