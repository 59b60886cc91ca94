package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * How the statements of a batch are to be planned. They pick a thousand rows by key, and their
 * plans outlive the moment they were made in: one made while the table was small, or before its
 * statistics were, would read the whole table for each batch.
 */
final class Plans {

  private static final String BY_INDEX =
      "select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),"
          + " set_config('enable_seqscan', 'off', true)";

  private Plans() {}

  /** Joins by the index to the end of the transaction. */
  static Uni<Void> byIndex(SqlConnection connection) {
    return connection.preparedQuery(BY_INDEX).execute().replaceWithVoid();
  }
}
