package io.plumbline.assessment.carry;

/**
 * A practice of the new edition.
 *
 * @param practiceId its id as the edition writes it
 * @param concept what it means
 */
public record Target(String practiceId, String concept) {}
