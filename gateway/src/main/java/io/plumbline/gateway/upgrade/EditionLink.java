package io.plumbline.gateway.upgrade;

/**
 * An edition that can be chosen.
 *
 * @param name resource name
 * @param label name for people
 * @param practices how many practices it has
 * @param href the dry run
 */
public record EditionLink(String name, String label, int practices, String href) {}
