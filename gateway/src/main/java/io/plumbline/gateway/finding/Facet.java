package io.plumbline.gateway.finding;

import java.util.List;

/**
 * One field by which the list can be narrowed.
 *
 * @param name of the field, for ids
 * @param label its word
 * @param values with counts
 * @param more how many values are not shown, in words; empty when all are
 * @param open whether it is spread out
 */
public record Facet(String name, String label, List<Value> values, String more, boolean open) {

  /**
   * One value.
   *
   * @param id of its link in the page
   * @param label as people read it
   * @param mono whether it is an identifier
   * @param count how many findings, in words
   * @param href narrows to it, or widens again when chosen
   * @param chosen whether the list is narrowed to it
   */
  public record Value(
      String id, String label, boolean mono, String count, String href, boolean chosen) {}
}
