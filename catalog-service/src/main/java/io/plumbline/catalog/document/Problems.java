package io.plumbline.catalog.document;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document while it is read. Not for several threads. */
public final class Problems {

  private final int max;
  private final List<Problem> found = new ArrayList<>();

  /**
   * @param max how many are kept; the one after says that there are more
   */
  public Problems(int max) {
    this.max = max;
  }

  /** Notes a problem with what was expected and found at a place. */
  public void add(Problem.Reason reason, int line, int column, String expected, String actual) {
    if (found.size() < max) {
      found.add(new Problem(reason, line, column, expected, actual));
    } else if (found.size() == max) {
      found.add(
          new Problem(
              Problem.Reason.TOO_MANY_PROBLEMS,
              line,
              column,
              "at most " + max + " problems",
              "more"));
    }
  }

  /** All of them in document order. */
  public List<Problem> sorted() {
    return found.stream().sorted().toList();
  }
}
