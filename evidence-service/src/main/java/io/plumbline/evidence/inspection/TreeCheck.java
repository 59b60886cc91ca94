package io.plumbline.evidence.inspection;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Tile;
import io.plumbline.merkle.TileId;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.LedgerFault.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree anew from the stored leaves and holds heads, copies and tiles against it. Pure:
 * no database. After a leaf that is missing or stands twice nothing more can be said of the tree.
 */
final class TreeCheck {

  private final String tenant;
  private final Heads heads;
  private final Map<Long, byte[]> copies;
  private final Report report;
  private final Frontier frontier = new Frontier();
  private long lastGood;
  private boolean rootDiffers;
  private boolean inSequence = true;

  TreeCheck(String tenant, Heads heads, Map<Long, byte[]> copies, Report report) {
    this.tenant = tenant;
    this.heads = heads;
    this.copies = copies;
    this.report = report;
  }

  /**
   * Takes the leaves {@code from} to {@code to}, as far as they are there.
   *
   * @param notes stored heads of sizes in this range, by size
   * @return the tiles that are full now
   */
  List<Tile> leaves(long from, long to, List<LeafRow> rows, Map<Long, String> notes) {
    List<Tile> full = new ArrayList<>();
    long expected = from;
    for (LeafRow row : rows) {
      if (row.sequence() < expected) {
        broken("leaf " + row.sequence(), "it stands twice");
        continue;
      }
      missing(expected, row.sequence());
      expected = row.sequence() + 1;
      leaf(row);
      full.addAll(frontier.append(row.hash()));
      compare(expected, notes.get(expected));
    }
    missing(expected, to);
    return inSequence ? full : List.of();
  }

  private void missing(long from, long to) {
    for (long sequence = from; sequence < to; sequence++) {
      broken("leaf " + sequence, "it is missing");
    }
  }

  private void broken(String place, String message) {
    inSequence = false;
    report.fault(Kind.KIND_SEQUENCE_BROKEN, place, message);
  }

  private void leaf(LeafRow row) {
    report.leaf();
    String place = "leaf " + row.sequence();
    if (!Arrays.equals(Hashes.leaf(row.entry()), row.hash())) {
      report.fault(Kind.KIND_LEAF_CHANGED, place, "its bytes are not those that were hashed");
      return;
    }
    try {
      LedgerEntry entry = LedgerEntry.parseFrom(row.entry());
      if (!entry.getTenant().equals(tenant) || !says(entry, row)) {
        report.fault(Kind.KIND_LEAF_CHANGED, place, "its columns are not what its bytes say");
      }
    } catch (InvalidProtocolBufferException e) {
      report.fault(Kind.KIND_LEAF_CHANGED, place, "its bytes can not be read");
    }
  }

  private static boolean says(LedgerEntry entry, LeafRow row) {
    return switch (entry.getContentCase()) {
      case FINDINGS ->
          row.type().equals("FINDINGS") && row.resource().equals(entry.getFindings().getScan());
      case ATTESTATION ->
          row.type().equals("ATTESTATION")
              && row.resource().equals(entry.getAttestation().getAttestation());
      case DECISION ->
          row.type()
                  .equals(
                      entry.getDecision().getKind().equals("MILESTONE") ? "MILESTONE" : "DECISION")
              && row.resource().equals(entry.getDecision().getResource());
      case KEY -> row.type().equals("KEY") && row.resource().equals(entry.getKey().getKey());
      case CONTENT_NOT_SET -> false;
    };
  }

  private void compare(long size, @Nullable String note) {
    byte[] copy = copies.get(size);
    if (note == null && copy == null) {
      return;
    }
    byte[] root = frontier.root();
    String place = "checkpoint " + size;
    if (note != null) {
      heads.read(note, place).ifPresent(head -> stored(head, size, root, place));
    }
    if (copy != null && inSequence && !rootDiffers && !Arrays.equals(copy, root)) {
      report.fault(Kind.KIND_FORKED, place, "its copy outside the database is of another tree");
    }
  }

  private void stored(Checkpoint head, long size, byte[] root, String place) {
    if (head.size() != size) {
      report.fault(Kind.KIND_SIGNATURE_BAD, place, "it was signed for " + head.size() + " leaves");
    } else if (Arrays.equals(head.root(), root)) {
      lastGood = size;
    } else if (inSequence && !rootDiffers) {
      rootDiffers = true;
      report.fault(
          Kind.KIND_ROOT_DIFFERS,
          place,
          "leaves %d to %d do not make the root that was signed".formatted(lastGood, size - 1));
    }
  }

  /** Holds stored full tiles against those the leaves make. */
  void tiles(List<Tile> made, Map<TileId, byte[]> stored) {
    for (Tile tile : made) {
      byte[] hashes = stored.get(tile.id());
      if (hashes == null) {
        differs(tile.id(), "it is missing");
      } else {
        compare(tile, hashes);
      }
    }
  }

  /** The end: nothing more and nothing less than was signed. */
  void end(Snapshot snapshot) {
    if (snapshot.end() > snapshot.size()) {
      broken("leaf " + snapshot.size(), "no checkpoint covers it");
    }
    if (!inSequence) {
      return;
    }
    List<Tile> made = frontier.edge();
    if (!made.stream()
        .map(Tile::id)
        .toList()
        .equals(snapshot.edge().stream().map(Tile::id).toList())) {
      differs(new TileId(0, snapshot.size() / Tile.WIDTH), "the edge has other tiles");
      return;
    }
    for (int i = 0; i < made.size(); i++) {
      compare(made.get(i), snapshot.edge().get(i).hashes());
    }
  }

  private void compare(Tile made, byte[] stored) {
    int at = Arrays.mismatch(made.hashes(), stored);
    if (at >= 0) {
      differs(made.id(), "hash %d is another".formatted(at / Hashes.SIZE));
    }
  }

  private void differs(TileId tile, String message) {
    report.fault(
        Kind.KIND_TILE_DIFFERS, "tile %d/%d".formatted(tile.level(), tile.index()), message);
  }
}
