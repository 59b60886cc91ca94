package io.plumbline.evidence.routing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * How the statements of a transaction are to be planned. A plan for the values at hand takes a
 * tenant that came after the statistics for one without rows: all ways to its findings then cost
 * the same, and one that reads all of them for each route is as good as the key. Without the values
 * a tenant is as large as they are on average.
 */
public final class Plans {

  private static final String BY_AVERAGE =
      "select set_config('plan_cache_mode', 'force_generic_plan', true)";

  /** One made while the table was small would read the whole table for each batch. */
  private static final String BY_INDEX =
      "select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off',"
          + " true), set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode',"
          + " 'force_generic_plan', true)";

  private Plans() {}

  /** For statements about few rows or all, to the end of the transaction. */
  public static Uni<Void> byAverage(SqlConnection connection) {
    return connection.preparedQuery(BY_AVERAGE).execute().replaceWithVoid();
  }

  /** Joins by the index: for the statements of a batch, which pick a thousand rows by key. */
  public static Uni<Void> byIndex(SqlConnection connection) {
    return connection.preparedQuery(BY_INDEX).execute().replaceWithVoid();
  }
}
