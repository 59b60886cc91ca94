package io.plumbline.gateway.report;

/**
 * A report and how far it is.
 *
 * @param state {@code NONE}, {@code RUNNING}, {@code READY} or {@code FAILED}
 * @param percent progress in percent
 * @param words what is going on, in words
 * @param followHref where its progress can be asked, empty when it is done
 * @param downloadHref where it can be downloaded, empty until it is ready
 * @param createHref where a new one is asked for
 */
public record ReportBox(
    String state,
    int percent,
    String words,
    String followHref,
    String downloadHref,
    String createHref) {

  public boolean running() {
    return state.equals("RUNNING");
  }

  public boolean ready() {
    return state.equals("READY");
  }

  /** No report was asked for yet. */
  public static ReportBox none(String createHref) {
    return new ReportBox("NONE", 0, "", "", "", createHref);
  }
}
