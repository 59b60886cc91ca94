package io.plumbline.cli.workload;

/**
 * What is wrong at one place of a file.
 *
 * @param place where
 */
record Problem(Place place, String message) {

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1
   */
  record Place(int line, int column) {}

  /** One line for people and editors: {@code workloads.yaml:3:5: …}. */
  String in(String file) {
    return "%s:%d:%d: %s".formatted(file, place.line(), place.column(), message);
  }
}
