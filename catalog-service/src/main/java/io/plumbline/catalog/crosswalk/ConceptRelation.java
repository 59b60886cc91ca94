package io.plumbline.catalog.crosswalk;

/**
 * How a concept of the built-in edition relates to another one; to itself, how sure it is that its
 * practices stand for it.
 *
 * @param counterpart a concept that stands for the same
 * @param reason how it was found, in words
 */
public record ConceptRelation(
    String concept, String counterpart, Relation relation, Confidence confidence, String reason) {}
