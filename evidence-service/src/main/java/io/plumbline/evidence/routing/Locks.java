package io.plumbline.evidence.routing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Advisory locks to the end of a transaction. Whoever writes findings shares the lock on the
 * tenant's scopes and mapping; whoever changes those has it alone, so that routes and numbers
 * always agree with them.
 */
public final class Locks {

  private Locks() {}

  /** For writers of one source: shares scopes and mapping, and is alone with the source. */
  public static Uni<Void> forSource(SqlConnection connection, String tenant, String source) {
    return connection
        .preparedQuery(
            "select pg_advisory_xact_lock_shared(hashtextextended($1, 0)),"
                + " pg_advisory_xact_lock(hashtextextended($2, 1))")
        .execute(Tuple.of(tenant, tenant + "/" + source))
        .replaceWithVoid();
  }

  /** For writers that need no source. */
  public static Uni<Void> shared(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock_shared(hashtextextended($1, 0))")
        .execute(Tuple.of(tenant))
        .replaceWithVoid();
  }

  /** For those who change scopes or mapping. */
  public static Uni<Void> alone(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .execute(Tuple.of(tenant))
        .replaceWithVoid();
  }

  /** Whether nobody else does background work for the tenant just now; never waits. */
  public static Uni<Boolean> tryRecount(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select pg_try_advisory_xact_lock(hashtextextended($1, 2))")
        .execute(Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }
}
