package io.plumbline.gateway.upgrade;

import java.util.List;

/**
 * A practice of the new edition that asks.
 *
 * @param id of the practice
 * @param title of the practice
 * @param href where it is answered; empty before the upgrade
 * @param proposals the old answers that may stand for it
 * @param options what can be chosen; empty when the time for that is over
 */
public record AskRow(
    String id, String title, String href, List<PlanRow> proposals, List<Option> options) {

  /**
   * Something to choose.
   *
   * @param value as {@link ChoiceInput} reads it; empty for nothing
   */
  public record Option(String value, String label, boolean chosen) {}
}
