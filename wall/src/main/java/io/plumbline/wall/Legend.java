package io.plumbline.wall;

import java.util.Map;

/** The language of marks, with counts: mark, word, number. */
public final class Legend {
  private Legend() {}

  /** An HTML list of the buckets that occur, in the order of {@link Bucket}. */
  public static String html(Map<Bucket, Integer> counts) {
    StringBuilder html = new StringBuilder("<ul class=\"legend\">");
    for (Bucket bucket : Bucket.values()) {
      int count = counts.getOrDefault(bucket, 0);
      if (count > 0) {
        html.append("<li>").append(Mark.svg(bucket));
        html.append("<span>").append(Svg.escape(bucket.word())).append("</span><b>");
        html.append(count).append("</b></li>");
      }
    }
    return html.append("</ul>").toString();
  }
}
