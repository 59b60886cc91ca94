package io.plumbline.gateway.assessment;

import io.plumbline.wall.Brick;
import io.plumbline.wall.Mark;

/**
 * One practice in the list and in the table.
 *
 * @param key the practice's resource id, {@code sec01-bp01}
 * @param brick what its mark says
 * @param concept the concept it stands for
 * @param assignee who looks after it, empty when nobody does
 * @param overdue whether it should have been answered by now
 * @param current whether the panel shows it
 */
public record PracticeRow(
    String key, Brick brick, String concept, String assignee, boolean overdue, boolean current) {

  public String mark() {
    return Mark.svg(brick.bucket());
  }

  /** Whether its risk is written in bold. */
  public boolean high() {
    return brick.risk().startsWith("HIGH");
  }
}
