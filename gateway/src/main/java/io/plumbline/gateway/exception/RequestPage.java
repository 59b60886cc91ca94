package io.plumbline.gateway.exception;

import io.plumbline.gateway.frame.Frame;

/**
 * The form that asks for an exception.
 *
 * @param workload id of the workload
 * @param practice resource name of the practice
 * @param practiceId its id
 * @param back where the reader came from
 * @param input what was filled in
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record RequestPage(
    Frame frame,
    String workload,
    String practice,
    String practiceId,
    String back,
    TermsInput input,
    String csrf,
    String error) {}
