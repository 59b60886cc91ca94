package io.plumbline.gateway.scan;

import io.plumbline.proto.evidence.v1.IngestOutcomes;

/** What became of a scan's records as one bar. Decorative, the figures stand beside it. */
final class OutcomeBar {
  private static final int WIDTH = 1000;

  private final StringBuilder svg =
      new StringBuilder("<svg class=\"bar outcomes\" viewBox=\"0 0 1000 10\"")
          .append(" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
          .append("<rect class=\"bar-all\" width=\"1000\" height=\"10\"/>");
  private final long read;
  private long before;

  private OutcomeBar(long read) {
    this.read = read;
  }

  static String svg(IngestOutcomes outcomes) {
    return new OutcomeBar(outcomes.getRead())
        .part("bar-new", outcomes.getNew())
        .part("bar-changed", outcomes.getChanged())
        .part("bar-known", outcomes.getRefreshed() + outcomes.getUnchanged())
        .part("bar-over", outcomes.getOutdated() + outcomes.getDuplicate())
        .part("bar-fail", outcomes.getQuarantined())
        .svg
        .append("</svg>")
        .toString();
  }

  private OutcomeBar part(String type, long n) {
    if (n > 0 && read > 0) {
      long start = WIDTH * before / read;
      long width = Math.max(8, WIDTH * (before + n) / read - start);
      svg.append(
          "<rect class=\"%s\" x=\"%d\" width=\"%d\" height=\"10\"/>"
              .formatted(type, Math.min(start, WIDTH - 8), width));
    }
    before += n;
    return this;
  }
}
