package io.plumbline.gateway.assessment;

import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What is assessed, and how it stands.
 *
 * @param workload the workload's name
 * @param edition the edition it is held against, in words
 * @param facts environment, accounts and owner in words
 * @param score proven and declared over all practices
 * @param distinct the same over distinct concepts
 * @param practices how many practices there are
 * @param concepts how many distinct concepts they are
 * @param coverage share of concepts with fresh evidence, in words
 * @param evidence when evidence last came in
 */
public record AssessmentHead(
    String workload,
    String edition,
    String facts,
    Bar score,
    Bar distinct,
    int practices,
    int concepts,
    String coverage,
    @Nullable Moment evidence) {}
