package io.plumbline.gateway.portfolio;

/**
 * A column head that sorts.
 *
 * @param label the column's word
 * @param href the page sorted by it
 * @param direction {@code ascending}, {@code descending} or {@code none}, as ARIA says it
 * @param numeric whether the column holds numbers
 */
public record SortLink(String label, String href, String direction, boolean numeric) {}
