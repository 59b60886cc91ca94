package io.plumbline.gateway.exception;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;

/**
 * One exception.
 *
 * @param href its page
 * @param practice id of the practice it was asked for
 * @param concept what it covers
 * @param workload id of the workload
 * @param workloadHref the workload's page
 * @param justification why the risk is accepted
 * @param requester who asked
 * @param state where it is in its life
 * @param until when it ends by itself
 * @param renewing whether new terms wait while these hold
 */
public record ExceptionRow(
    String href,
    String practice,
    String concept,
    String workload,
    String workloadHref,
    String justification,
    String requester,
    Marked state,
    Moment until,
    boolean renewing) {}
