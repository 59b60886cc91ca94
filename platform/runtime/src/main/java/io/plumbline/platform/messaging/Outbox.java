package io.plumbline.platform.messaging;

import io.plumbline.platform.access.Trace;
import io.plumbline.platform.persistence.Commits;
import io.plumbline.platform.persistence.Statements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes events into the caller's own transaction: they are published if and only if it commits, at
 * least once, in order per tenant and key.
 */
@ApplicationScoped
public class Outbox {

  private static final String COLUMNS =
      "insert into outbox (id, tenant, shard, topic, key, type, subject, resource_version, time,"
          + " dataschema, traceparent, payload) ";
  private static final String ONE =
      COLUMNS + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
  private static final String MANY =
      COLUMNS
          + "select * from unnest($1::uuid[], $2::text[], $3::smallint[], $4::text[], $5::text[],"
          + " $6::text[], $7::text[], $8::bigint[], $9::timestamptz[], $10::text[], $11::text[],"
          + " $12::bytea[])";

  private final Commits commits;
  private final Runnable wake;

  @Inject
  public Outbox(Commits commits, RelaySignal signal) {
    this.commits = commits;
    this.wake = signal::wake;
  }

  /** Writes events in the transaction of a session that {@code TenantTransaction} gave. */
  public Uni<Void> write(Mutiny.Session session, OutboxEvent... events) {
    Statements statements = Statements.on(session);
    commits.after(session, wake);
    String trace = Trace.parent();
    return Multi.createFrom()
        .items(events)
        .onItem()
        .transformToUniAndConcatenate(event -> statements.update(ONE, values(event, trace)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Writes events in the transaction of a connection that {@code TenantPool} gave. */
  public Uni<Void> write(SqlConnection connection, List<OutboxEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    commits.after(connection, wake);
    return append(connection, events);
  }

  /**
   * Writes events, in their order, with one statement on any connection: of the system pool, say,
   * whose commits nobody tells of. Whoever commits wakes the relay.
   */
  public Uni<Void> append(SqlConnection connection, List<OutboxEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String trace = Trace.parent();
    Tuple columns =
        Tuple.tuple()
            .addArrayOfUUID(events.stream().map(OutboxEvent::id).toArray(UUID[]::new))
            .addArrayOfString(texts(events, OutboxEvent::tenant))
            .addArrayOfShort(events.stream().map(Outbox::shard).toArray(Short[]::new))
            .addArrayOfString(texts(events, OutboxEvent::topic))
            .addArrayOfString(texts(events, OutboxEvent::recordKey))
            .addArrayOfString(texts(events, OutboxEvent::type))
            .addArrayOfString(texts(events, OutboxEvent::subject))
            .addArrayOfLong(events.stream().map(OutboxEvent::resourceVersion).toArray(Long[]::new))
            .addArrayOfOffsetDateTime(
                events.stream().map(Outbox::time).toArray(OffsetDateTime[]::new))
            .addArrayOfString(texts(events, OutboxEvent::dataSchema))
            .addArrayOfString(texts(events, event -> trace));
    columns.addValue(
        events.stream()
            .map(event -> Buffer.buffer(event.payload().toByteArray()))
            .toArray(Buffer[]::new));
    return connection.preparedQuery(MANY).execute(columns).replaceWithVoid();
  }

  private static Object[] values(OutboxEvent event, String trace) {
    return new Object[] {
      event.id(),
      event.tenant(),
      shard(event),
      event.topic(),
      event.recordKey(),
      event.type(),
      event.subject(),
      event.resourceVersion(),
      time(event),
      event.dataSchema(),
      trace,
      event.payload().toByteArray()
    };
  }

  private static String[] texts(List<OutboxEvent> events, Function<OutboxEvent, String> column) {
    return events.stream().map(column).toArray(String[]::new);
  }

  private static short shard(OutboxEvent event) {
    return (short) Math.floorMod(event.recordKey().hashCode(), OutboxRelay.SHARDS);
  }

  private static OffsetDateTime time(OutboxEvent event) {
    return event.time().atOffset(ZoneOffset.UTC);
  }
}
