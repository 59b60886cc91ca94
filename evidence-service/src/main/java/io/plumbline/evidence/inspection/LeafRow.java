package io.plumbline.evidence.inspection;

import io.vertx.mutiny.sqlclient.Row;

/** A stored leaf. */
record LeafRow(long sequence, String type, String resource, byte[] entry, byte[] hash) {

  static LeafRow of(Row row) {
    return new LeafRow(
        row.getLong("sequence"),
        row.getString("type"),
        row.getString("resource"),
        row.getBuffer("entry").getBytes(),
        row.getBuffer("hash").getBytes());
  }
}
