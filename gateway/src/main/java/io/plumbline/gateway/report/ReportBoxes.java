package io.plumbline.gateway.report;

import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.reporting.v1.Report;

/** Makes the box of one report. */
final class ReportBoxes {
  private static final long KIB = 1024;

  private ReportBoxes() {}

  static ReportBox of(Report report, String createHref) {
    String id = report.getName().substring(report.getName().lastIndexOf('/') + 1);
    String download = "/" + report.getName() + "/document";
    return switch (report.getState()) {
      case STATE_SUCCEEDED -> new ReportBox("READY", 100, words(report), "", download, createHref);
      case STATE_FAILED ->
          new ReportBox("FAILED", 0, "The report failed: " + report.getError(), "", "", createHref);
      default ->
          new ReportBox(
              "RUNNING",
              report.getProgressPercent(),
              report.getProgressPercent() + " %",
              createHref + "/" + id,
              "",
              createHref);
    };
  }

  private static String words(Report report) {
    long kib = Math.max(1, (report.getByteCount() + KIB - 1) / KIB);
    return "HTML, " + Figures.whole(kib) + " KiB";
  }
}
