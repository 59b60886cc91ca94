package io.plumbline.gateway.evidence;

/**
 * One page of the section.
 *
 * @param label its word
 * @param href where it leads
 * @param current whether it is the one shown
 */
public record Tab(String label, String href, boolean current) {}
