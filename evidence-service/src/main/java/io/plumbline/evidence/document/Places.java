package io.plumbline.evidence.document;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the first pass leaves to the second: where the records lie, and what is around them.
 *
 * @param clean makes of a text what may be kept of it
 */
record Places(Spans spans, Containers containers, UnaryOperator<String> clean)
    implements AutoCloseable {

  static Places in(Path directory, Map<String, String> sender, UnaryOperator<String> clean) {
    return new Places(
        new Spans(TempFile.create(directory)),
        new Containers(TempFile.create(directory), TempFile.create(directory), sender),
        clean);
  }

  /** To be called after the first pass. */
  void flush() {
    spans.flush();
    containers.flush();
  }

  @Override
  public void close() {
    spans.close();
    containers.close();
  }
}
