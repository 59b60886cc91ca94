package io.plumbline.gateway.frame;

/**
 * One entry of the rail. Only what exists and what the reader's roles allow is listed.
 *
 * @param label its word
 * @param href where it leads
 * @param icon name of its symbol in {@code /assets/icons.svg}
 * @param current whether the page stands under it
 */
public record NavEntry(String label, String href, String icon, boolean current) {}
