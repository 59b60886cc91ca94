package io.plumbline.cli.bench;

/** Time since it was made. */
record Stopwatch(long start) {
  Stopwatch() {
    this(System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
