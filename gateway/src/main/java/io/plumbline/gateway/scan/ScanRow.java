package io.plumbline.gateway.scan;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;

/**
 * One scan in the list.
 *
 * @param id of the scan
 * @param title the file's name, or that it came as a stream
 * @param state how far it is
 * @param running whether it goes on
 * @param source who sent it
 * @param format what it was read as
 * @param bar what became of its records
 * @param read how many records, in words
 * @param gist the outcomes that matter, in words
 * @param quarantined how many were refused, in words; empty when none
 * @param when it began
 * @param by who sent it
 */
public record ScanRow(
    String id,
    String title,
    Marked state,
    boolean running,
    String source,
    String format,
    String bar,
    String read,
    String gist,
    String quarantined,
    Moment when,
    String by) {}
