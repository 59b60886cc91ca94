package io.plumbline.evidence.sequencing;

import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.SignedNote;
import java.util.Arrays;
import java.util.Collection;

/**
 * Where a log stands, as it is stored.
 *
 * @param note the newest checkpoint, empty before the first
 * @param frontier the right edge of the tree
 */
record LedgerHead(String note, Frontier frontier) {

  /** Whether nothing was ever signed. */
  boolean isNew() {
    return note.isEmpty();
  }

  /**
   * The newest checkpoint; that of the empty log before the first.
   *
   * @throws LedgerRefusedException when what is stored is none
   */
  Checkpoint checkpoint(String origin) {
    if (isNew()) {
      return new Checkpoint(origin, 0, new Frontier().root());
    }
    try {
      return Checkpoint.parse(SignedNote.parse(note).text());
    } catch (MalformedNoteException e) {
      throw new LedgerRefusedException("the newest checkpoint can not be read: " + e.getMessage());
    }
  }

  /**
   * The key that signed the newest checkpoint, when the stored parts hold together.
   *
   * @throws LedgerRefusedException when they do not
   */
  NoteKey signer(String origin, Collection<NoteKey> keys) {
    Checkpoint checkpoint = checkpoint(origin);
    if (!checkpoint.origin().equals(origin)) {
      throw new LedgerRefusedException(
          "the newest checkpoint is of " + checkpoint.origin() + ", not of " + origin);
    }
    if (checkpoint.size() != frontier.size()
        || !Arrays.equals(checkpoint.root(), frontier.root())) {
      throw new LedgerRefusedException(
          "the stored tree of %d leaves is not the one that was signed at %d"
              .formatted(frontier.size(), checkpoint.size()));
    }
    return SignedNote.parse(note)
        .signer(keys)
        .orElseThrow(
            () ->
                new LedgerRefusedException(
                    "the newest checkpoint, of %d leaves, is not signed by a key of this ledger"
                        .formatted(checkpoint.size())));
  }
}
