package io.plumbline.gateway.frame;

/**
 * One step of the way here.
 *
 * @param label what it is called
 * @param href where it leads; empty for the page itself
 */
public record Crumb(String label, String href) {}
