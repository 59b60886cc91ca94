package io.plumbline.assessment.workload;

/**
 * A page elsewhere that belongs to a workload.
 *
 * @param title what it is, for people
 * @param uri an absolute https address
 */
public record Link(String title, String uri) {}
