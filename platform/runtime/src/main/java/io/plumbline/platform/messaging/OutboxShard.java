package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends batches of one shard: lock, read in order, send, await every acknowledgement, delete. The
 * rows go only after the acknowledgements, so a crash sends again and never loses; the inbox of the
 * consumers makes that harmless.
 */
@ApplicationScoped
class OutboxShard {

  private static final Logger LOG = Logger.getLogger(OutboxShard.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** First key of the advisory locks, so that they meet no one else's. */
  private static final int LOCK = 0x504c4f42;

  private static final String DUE =
      "select s::smallint from generate_series(0, "
          + (OutboxRelay.SHARDS - 1)
          + ") s where exists (select 1 from outbox where shard = s and parked_at is null)";
  private static final String TRY_LOCK = "select pg_try_advisory_xact_lock($1, $2)";
  private static final String BATCH =
      "select * from outbox where shard = $1 and parked_at is null and topic <> all($3)"
          + " order by position limit $2";
  private static final String SENT = "delete from outbox where id = any($1)";
  private static final String REFUSED =
      "update outbox set attempts = attempts + 1, last_error = $2,"
          + " parked_at = case when attempts + 1 >= $3 then now() end where id = $1";

  private final Pool system;
  private final OutboxSender sender;
  private final Counter sent;
  private final Counter refused;
  private final int batch;
  private final int attempts;

  @Inject
  OutboxShard(
      @ReactiveDataSource("system") Pool system,
      OutboxSender sender,
      MeterRegistry meters,
      PlatformConfig config) {
    this.system = system;
    this.sender = sender;
    this.sent = meters.counter("plumbline.outbox.sent");
    this.refused = meters.counter("plumbline.outbox.refused");
    this.batch = config.messaging().batch();
    this.attempts = config.messaging().relayAttempts();
  }

  /** The shards that hold rows to send. */
  List<Short> due() {
    List<Short> shards = new ArrayList<>();
    wait(system.query(DUE).execute()).forEach(row -> shards.add(row.getShort(0)));
    return shards;
  }

  /**
   * Sends a batch; gives the number of rows that left the queue, 0 when another process has it.
   *
   * @throws RuntimeException when Kafka or the database can not be reached; what was acknowledged
   *     is gone from the queue, the rest stays
   */
  int send(short shard) {
    SqlConnection connection = wait(system.getConnection());
    try {
      Transaction transaction = wait(connection.begin());
      RowSet<Row> lock =
          wait(connection.preparedQuery(TRY_LOCK).execute(Tuple.of(LOCK, (int) shard)));
      if (!lock.iterator().next().getBoolean(0)) {
        wait(transaction.rollback());
        return 0;
      }
      OutboxSender.Result result = sender.send(rows(connection, shard));
      settle(connection, result);
      wait(transaction.commit());
      result.failIfInterrupted();
      return result.sent().size();
    } finally {
      wait(connection.close());
    }
  }

  private List<OutboxRow> rows(SqlConnection connection, short shard) {
    List<OutboxRow> rows = new ArrayList<>();
    Tuple which = Tuple.of(shard, batch).addArrayOfString(sender.leftAlone());
    wait(connection.preparedQuery(BATCH).execute(which))
        .forEach(row -> rows.add(OutboxRow.of(row)));
    return rows;
  }

  private void settle(SqlConnection connection, OutboxSender.Result result) {
    if (!result.sent().isEmpty()) {
      Tuple ids = Tuple.tuple().addArrayOfUUID(result.sent().toArray(UUID[]::new));
      wait(connection.preparedQuery(SENT).execute(ids));
    }
    result
        .refused()
        .forEach(
            (row, reason) -> {
              wait(connection.preparedQuery(REFUSED).execute(Tuple.of(row.id(), reason, attempts)));
              if (row.attempts() + 1 >= attempts) {
                LOG.errorf("event %s of topic %s is parked: %s", row.id(), row.topic(), reason);
              }
            });
    sent.increment(result.sent().size());
    refused.increment(result.refused().size());
  }

  void close() {
    sender.close();
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(LIMIT);
  }
}
