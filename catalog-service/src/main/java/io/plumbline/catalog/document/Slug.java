package io.plumbline.catalog.document;

import org.jspecify.annotations.Nullable;

/**
 * The last path segment of a documentation address without {@code .html}. The AWS Well-Architected
 * Tool uses the same string as choice id; it survives renumbering.
 */
public final class Slug {

  private static final String SUFFIX = ".html";

  private Slug() {}

  /** The slug of an address; {@code null} when there is no address or it has no path. */
  public static @Nullable String of(@Nullable String url) {
    if (url == null) {
      return null;
    }
    int scheme = url.indexOf("://");
    String rest = cut(cut(scheme < 0 ? url : url.substring(scheme + 3), '#'), '?');
    int slash = rest.lastIndexOf('/');
    String segment = slash < 0 ? "" : rest.substring(slash + 1);
    String slug =
        segment.endsWith(SUFFIX)
            ? segment.substring(0, segment.length() - SUFFIX.length())
            : segment;
    return slug.isEmpty() ? null : slug;
  }

  private static String cut(String text, char at) {
    int index = text.indexOf(at);
    return index < 0 ? text : text.substring(0, index);
  }
}
