package io.plumbline.gateway.planning;

import io.plumbline.gateway.frame.Frame;

/**
 * The form that plans an improvement or changes it.
 *
 * @param heading what the form does
 * @param about what it is about
 * @param back where the reader came from
 * @param backLabel in words
 * @param submit label of the one action
 * @param input what was filled in
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record PlanPage(
    Frame frame,
    String heading,
    String about,
    String back,
    String backLabel,
    String submit,
    PlanInput input,
    String csrf,
    String error) {}
