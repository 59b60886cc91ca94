package io.plumbline.evidence.reader;

import java.nio.file.Path;
import java.util.Map;

/** What the first pass leaves to the second: where the records lie, and what is around them. */
record Places(Spans spans, Containers containers) implements AutoCloseable {

  static Places in(Path directory, Map<String, String> sender) {
    return new Places(
        new Spans(TempFile.create(directory)),
        new Containers(TempFile.create(directory), TempFile.create(directory), sender));
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
