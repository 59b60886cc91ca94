package io.plumbline.gateway.contradiction;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;

/**
 * One practice that is contradicted.
 *
 * @param href its panel
 * @param practice its id
 * @param title its title
 * @param workload the workload's name
 * @param workloadHref the queue of that workload
 * @param kind which way it leans
 * @param why what is declared and what is observed, in words
 * @param risk what is at risk
 * @param high whether that is the most there is
 * @param since since when
 * @param exceptionHref where an exception is asked for; empty where none can be
 */
public record ContradictionRow(
    String href,
    String practice,
    String title,
    String workload,
    String workloadHref,
    Marked kind,
    String why,
    String risk,
    boolean high,
    Moment since,
    String exceptionHref) {}
