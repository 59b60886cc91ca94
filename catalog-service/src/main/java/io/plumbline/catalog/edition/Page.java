package io.plumbline.catalog.edition;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextPageToken where the next page starts; empty on the last
 */
public record Page<T>(List<T> items, String nextPageToken) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page of rows that were read with one more than its size, which tells whether another
   * page follows.
   */
  public static <T> Page<T> of(List<T> rows, int size, Function<T, String> tokenAfter) {
    return rows.size() <= size
        ? new Page<>(rows, "")
        : new Page<>(rows.subList(0, size), tokenAfter.apply(rows.get(size - 1)));
  }
}
