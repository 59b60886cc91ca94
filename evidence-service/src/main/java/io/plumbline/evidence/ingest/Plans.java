package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * How the statements of a batch are to be planned. They pick a thousand rows by key, and their
 * plans outlive the moment they were made in: one made while the table was small, or before its
 * statistics were, would read the whole table for each batch. A plan for the values at hand would
 * do so too: to the statistics, a tenant that came after them has no rows.
 */
final class Plans {

  private static final String BY_INDEX =
      "select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),"
          + " set_config('enable_seqscan', 'off', true),"
          + " set_config('plan_cache_mode', 'force_generic_plan', true)";

  private Plans() {}

  /** Joins by the index to the end of the transaction. */
  static Uni<Void> byIndex(SqlConnection connection) {
    return connection.preparedQuery(BY_INDEX).execute().replaceWithVoid();
  }
}
