package io.plumbline.gateway.policy;

import io.plumbline.gateway.frame.Frame;
import java.util.List;

/**
 * The form that makes a version.
 *
 * @param from the version it was filled from
 * @param description what it stands for
 * @param defaultLevel level where the edition states none
 * @param defaultDegree degree of a partial answer without one, in percent
 * @param levels by level
 * @param rows by declaration
 * @param fixed cells that no policy decides, as they are sent
 * @param choices what a cell can say
 * @param csrf token that every form carries
 * @param errors what is wrong with what was sent; empty at first
 */
public record PolicyFormPage(
    Frame frame,
    String from,
    String description,
    String defaultLevel,
    int defaultDegree,
    List<Level> levels,
    List<Row> rows,
    List<String> fixed,
    List<Choice> choices,
    String csrf,
    List<String> errors) {

  /** A level, what it weighs, and what it is lowered to. */
  public record Level(String name, int weight, String lowered) {}

  /** The cells of one declaration. */
  public record Row(String declared, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param label its verdict in words
   * @param place its declaration and verdict, as they are sent
   * @param value what it says
   */
  public record Cell(String label, String place, String value) {}

  /** What a cell can say, and that in words. */
  public record Choice(String value, String label) {}
}
