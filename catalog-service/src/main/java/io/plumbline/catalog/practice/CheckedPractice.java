package io.plumbline.catalog.practice;

import io.plumbline.catalog.edition.EditionName;

/**
 * A practice with its edition's name and what the active mapping sets know of it.
 *
 * @param rules how many rules speak to its concept; with 0 only people can attest it
 */
public record CheckedPractice(EditionName edition, Practice practice, int rules) {}
