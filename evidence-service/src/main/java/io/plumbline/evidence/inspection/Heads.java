package io.plumbline.evidence.inspection;

import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.proto.evidence.v1.LedgerFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads signed heads of one log: who signed them, and what they say. Pure: no database. */
final class Heads {

  private final String origin;
  private final List<NoteKey> keys;
  private final Report report;

  Heads(String origin, List<NoteKey> keys, Report report) {
    this.origin = origin;
    this.keys = keys;
    this.report = report;
  }

  /** The head a note holds; empty, and told, when it is not one of this log. */
  Optional<Checkpoint> read(String note, String place) {
    report.checkpoint();
    try {
      SignedNote signed = SignedNote.parse(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      if (checkpoint.origin().equals(origin) && signed.signer(keys).isPresent()) {
        return Optional.of(checkpoint);
      }
      report.fault(
          LedgerFault.Kind.KIND_SIGNATURE_BAD, place, "it is not signed by a key of this ledger");
    } catch (MalformedNoteException e) {
      report.fault(LedgerFault.Kind.KIND_SIGNATURE_BAD, place, e.getMessage());
    }
    return Optional.empty();
  }

  /** The copies kept outside, by size. */
  Map<Long, byte[]> copies(List<String> notes, long size) {
    Map<Long, byte[]> roots = new TreeMap<>();
    for (String note : notes) {
      read(note, "a copy outside the database")
          .ifPresent(
              copy -> {
                if (copy.size() > size) {
                  report.fault(
                      LedgerFault.Kind.KIND_ROLLED_BACK,
                      "checkpoint " + copy.size(),
                      "the log once had %d leaves and has %d".formatted(copy.size(), size));
                }
                roots.put(copy.size(), copy.root());
              });
    }
    return roots;
  }
}
