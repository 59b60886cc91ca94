package io.plumbline.gateway.report;

import io.plumbline.gateway.words.Moment;

/**
 * One report in the list.
 *
 * @param workload id of the workload
 * @param format HTML or JSON
 * @param state what became of it, in words
 * @param by who asked for it
 * @param when when they did
 * @param downloadHref where it can be downloaded, empty until it is ready
 */
public record ReportRow(
    String workload, String format, String state, String by, Moment when, String downloadHref) {}
