package io.plumbline.evidence.explorer;

import io.vertx.mutiny.sqlclient.Row;

/** What the rows of a list are ordered by; its meaning is the walk's. */
record Keys(String first, String second, String third) {

  static Keys of(Row row) {
    return new Keys(row.getString("k1"), row.getString("k2"), row.getString("k3"));
  }
}
