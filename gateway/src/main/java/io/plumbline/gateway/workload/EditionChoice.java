package io.plumbline.gateway.workload;

/**
 * An edition an assessment can be started against.
 *
 * @param name its resource name
 * @param label its name for people
 * @param practices how many practices it has
 */
public record EditionChoice(String name, String label, int practices) {}
