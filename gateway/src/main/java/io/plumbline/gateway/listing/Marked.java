package io.plumbline.gateway.listing;

/**
 * A state as a mark with its word; colour is never alone.
 *
 * @param word what it says
 * @param tone name of its look in the style sheet
 */
public record Marked(String word, String tone) {}
