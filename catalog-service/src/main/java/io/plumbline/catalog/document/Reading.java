package io.plumbline.catalog.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document: its outline when nothing was wrong, and every problem in
 * document order.
 */
public record Reading(@Nullable Outline outline, List<Problem> problems) {

  /** Keeps the outline only when no problem is an error. */
  public static Reading of(Outline outline, List<Problem> problems) {
    boolean usable = problems.stream().noneMatch(Problem::isError);
    return new Reading(usable ? outline : null, List.copyOf(problems));
  }

  /** What stops the import. */
  public List<Problem> errors() {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** What is worth a look and stops nothing. */
  public List<Problem> warnings() {
    return problems.stream().filter(problem -> !problem.isError()).toList();
  }

  /**
   * The outline of a document without errors.
   *
   * @throws IllegalStateException when there was an error
   */
  public Outline require() {
    if (outline == null) {
      throw new IllegalStateException("document has " + errors().size() + " errors");
    }
    return outline;
  }
}
