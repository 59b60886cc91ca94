package io.plumbline.catalog.crosswalk;

/**
 * That a practice of the built-in edition stands for a concept.
 *
 * @param concept an AWS slug of any edition, or the practice's own
 * @param practiceId the practice's id in the built-in edition
 * @param reason how it was found, in words
 */
public record Standing(
    String concept, String practiceId, Relation relation, Confidence confidence, String reason) {}
