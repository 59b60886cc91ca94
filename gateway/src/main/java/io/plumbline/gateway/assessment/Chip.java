package io.plumbline.gateway.assessment;

/**
 * A filter with its count.
 *
 * @param key what it shows, {@code contradicted}
 * @param label its word
 * @param mark the bucket's mark as SVG, empty for filters that are no bucket
 * @param count how many practices it shows
 * @param href the page filtered by it, or without filter when it is already on
 * @param on whether it is on
 */
public record Chip(String key, String label, String mark, int count, String href, boolean on) {}
