package io.plumbline.evidence.proof;

import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.SignedNote;

/**
 * A stored checkpoint.
 *
 * @param note as it was signed
 */
record Head(String note, Checkpoint checkpoint) {

  static Head of(String note) {
    return new Head(note, Checkpoint.parse(SignedNote.parse(note).text()));
  }

  long size() {
    return checkpoint.size();
  }
}
