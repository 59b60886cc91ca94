package io.plumbline.evidence.proof;

import io.plumbline.proto.evidence.v1.FindingProof;
import io.plumbline.proto.evidence.v1.Leaf;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the log.
 *
 * @param entry the bytes its hash covers
 * @param finding the finding in its batch, where one is asked for
 */
record Recorded(Leaf leaf, byte[] entry, @Nullable FindingProof finding) {

  /** A leaf from a row with its columns. */
  static Recorded of(Row row, @Nullable FindingProof finding) {
    return new Recorded(LedgerProtos.leaf(row), row.getBuffer("entry").getBytes(), finding);
  }
}
