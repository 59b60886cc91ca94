package io.plumbline.gateway.exception;

import java.util.List;

/**
 * What a selector covers now.
 *
 * @param words the whole of it in a sentence
 * @param lines by concept
 */
public record Reach(String words, List<Line> lines) {

  /**
   * One concept.
   *
   * @param covered how many of its failing items, {@code 3 of 4}
   * @param all whether nothing that fails is left
   */
  public record Line(String concept, String covered, boolean all) {}
}
