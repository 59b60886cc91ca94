package io.plumbline.evidence.replay;

import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Tenants;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Gives changes that were committed their place, without gaps. Whoever holds the head of a tenant
 * is its only sequencer.
 */
@ApplicationScoped
public class ChangeSequencer {

  private static final int STEP = 1000;

  private static final String WAITING = "select distinct tenant from change_pending limit 100";

  private static final String BEGIN =
      "insert into change_head (tenant, sequence) values ($1, 0) on conflict do nothing";

  /** What had changed before there was a sequence. */
  private static final String EARLIER =
      "insert into change_pending (tenant, workload, version)"
          + " select tenant, workload, version from observed_revision where tenant = $1"
          + " group by tenant, workload, version order by min(change_time), workload, version"
          + " on conflict do nothing";

  private static final String HEAD =
      "select sequence from change_head where tenant = $1 for update";

  private static final String NUMBER =
      """
      with taken as (
        delete from change_pending p
        using (select workload, version from change_pending where tenant = $1
          order by position limit %d) first
        where p.tenant = $1 and p.workload = first.workload and p.version = first.version
        returning p.workload, p.version, p.position),
      numbered as (
        insert into change_log (tenant, sequence, workload, version)
        select $1, $2 + row_number() over (order by position), workload, version from taken
        returning sequence)
      update change_head set sequence = $2 + (select count(*) from numbered)
      where tenant = $1 returning sequence\
      """
          .formatted(STEP);

  private final Pool system;
  private final TenantPool tenants;

  @Inject
  public ChangeSequencer(@ReactiveDataSource("system") Pool system, TenantPool tenants) {
    this.system = system;
    this.tenants = tenants;
  }

  /** Numbers what waits, tenant by tenant. */
  @Scheduled(
      every = "${plumbline.evidence.sequence:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery(WAITING)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(row -> row.getString(0))
        .filter(Tenants::isName)
        .onItem()
        .transformToUni(this::sequence)
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Numbers what waits of one tenant; gives the last number. */
  public Uni<Long> sequence(String tenant) {
    return Multi.createBy()
        .repeating()
        .uni(() -> tenants.in(tenant, connection -> step(connection, tenant)))
        .until(numbered -> numbered.given() < STEP)
        .collect()
        .last()
        .chain(() -> tenants.in(tenant, connection -> head(connection, tenant)));
  }

  private record Numbered(long given) {}

  private static Uni<Numbered> step(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(BEGIN)
        .execute(Tuple.of(tenant))
        .chain(
            begun ->
                begun.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : connection.preparedQuery(EARLIER).execute(Tuple.of(tenant)).replaceWithVoid())
        .chain(() -> head(connection, tenant))
        .chain(
            head ->
                connection
                    .preparedQuery(NUMBER)
                    .execute(Tuple.of(tenant, head))
                    .map(rows -> new Numbered(rows.iterator().next().getLong(0) - head)));
  }

  /** The last number given; the tenant's sequencer until the end of the transaction. */
  private static Uni<Long> head(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(HEAD)
        .execute(Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
