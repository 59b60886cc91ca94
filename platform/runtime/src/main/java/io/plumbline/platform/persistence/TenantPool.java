package io.plumbline.platform.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The one way to a raw connection: a transaction whose first statement sets the tenant, so that
 * row-level security lets through that tenant's rows and no others.
 *
 * <p>Every transaction has a connection of its own, so several may run beside one another.
 */
@ApplicationScoped
public class TenantPool {

  private static final String SET_TENANT = "select set_config('plumbline.tenant', $1, true)";

  private final Pool pool;
  private final Commits commits;

  @Inject
  public TenantPool(Pool pool, Commits commits) {
    this.pool = pool;
    this.commits = commits;
  }

  /**
   * Runs the work in a transaction of the tenant: committed when it gives an item, rolled back when
   * it fails or is cancelled. A connection must not be used after the work has ended.
   */
  public <T> Uni<T> in(String tenant, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Tuple name = Tuple.of(Tenants.check(tenant));
              AtomicReference<SqlConnection> unit = new AtomicReference<>();
              return pool.withTransaction(
                      connection -> {
                        unit.set(connection);
                        return connection
                            .preparedQuery(SET_TENANT)
                            .execute(name)
                            .chain(() -> work.apply(connection));
                      })
                  .onTermination()
                  .invoke((t, failure, off) -> commits.ended(unit.get(), failure == null && !off));
            });
  }
}
