package io.plumbline.platform.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.platform.messaging.RelaySignal;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.proto.audit.events.v1.AuditRecorded;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Appends the waiting records of one tenant to its chain, a batch per transaction. */
@ApplicationScoped
class AuditAppender {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('plumbline.audit/' || $1, 0))";
  private static final String HEAD = "select sequence, hash from audit_head where tenant = $1";
  private static final String BATCH =
      "select id, content from audit_pending where tenant = $1 order by position limit 500";
  private static final String APPEND =
      "insert into audit_record (tenant, sequence, id, time, record, hash)"
          + " select $1, s, i, t, r, h from unnest($2::bigint[], $3::uuid[], $4::timestamptz[],"
          + " $5::bytea[], $6::bytea[]) as x(s, i, t, r, h)";
  private static final String MOVE =
      "insert into audit_head (tenant, sequence, hash) values ($1, $2, $3)"
          + " on conflict (tenant) do update set sequence = excluded.sequence,"
          + " hash = excluded.hash";
  private static final String DONE = "delete from audit_pending where tenant = $1 and id = any($2)";

  private final Pool system;
  private final Outbox outbox;
  private final RelaySignal relay;
  private final String service;

  @Inject
  AuditAppender(
      @ReactiveDataSource("system") Pool system,
      Outbox outbox,
      RelaySignal relay,
      PlatformConfig config) {
    this.system = system;
    this.outbox = outbox;
    this.relay = relay;
    this.service = config.service();
  }

  /** The records of one batch, read and linked. */
  private record Batch(String tenant, List<AuditRecord> contents, List<AuditChain.Link> links) {
    AuditChain.Link last() {
      return links.get(links.size() - 1);
    }
  }

  /** Gives the number of records that were appended. */
  Uni<Integer> append(String tenant) {
    return system
        .withTransaction(
            c ->
                c.preparedQuery(LOCK)
                    .execute(Tuple.of(tenant))
                    .chain(() -> c.preparedQuery(HEAD).execute(Tuple.of(tenant)))
                    .chain(
                        head ->
                            c.preparedQuery(BATCH)
                                .execute(Tuple.of(tenant))
                                .map(rows -> link(tenant, head, rows)))
                    .chain(
                        batch ->
                            batch.links().isEmpty()
                                ? Uni.createFrom().item(0)
                                : write(c, batch).replaceWith(batch.links().size())))
        .invoke(relay::wake);
  }

  private static Batch link(String tenant, RowSet<Row> head, RowSet<Row> rows) {
    long sequence = 0;
    byte[] hash = AuditChain.start();
    for (Row row : head) {
      sequence = row.getLong("sequence");
      hash = row.getBuffer("hash").getBytes();
    }
    Batch batch = new Batch(tenant, new ArrayList<>(), new ArrayList<>());
    for (Row row : rows) {
      AuditRecord content = parse(row.getBuffer("content").getBytes());
      AuditChain.Link link = AuditChain.link(content, ++sequence, hash);
      batch.contents().add(content);
      batch.links().add(link);
      hash = link.hash();
    }
    return batch;
  }

  private Uni<Void> write(SqlConnection c, Batch batch) {
    UUID[] ids =
        batch.contents().stream().map(r -> UUID.fromString(r.getId())).toArray(UUID[]::new);
    Tuple rows =
        Tuple.of(batch.tenant())
            .addArrayOfLong(
                batch.links().stream().map(AuditChain.Link::sequence).toArray(Long[]::new))
            .addArrayOfUUID(ids)
            .addArrayOfOffsetDateTime(
                batch.contents().stream()
                    .map(r -> time(r).atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new));
    rows.addValue(
        batch.links().stream().map(l -> Buffer.buffer(l.record())).toArray(Buffer[]::new));
    rows.addValue(batch.links().stream().map(l -> Buffer.buffer(l.hash())).toArray(Buffer[]::new));
    Tuple head =
        Tuple.of(batch.tenant(), batch.last().sequence(), Buffer.buffer(batch.last().hash()));
    return c.preparedQuery(APPEND)
        .execute(rows)
        .chain(() -> c.preparedQuery(MOVE).execute(head))
        .chain(() -> c.preparedQuery(DONE).execute(Tuple.of(batch.tenant()).addArrayOfUUID(ids)))
        .chain(() -> outbox.append(c, events(batch)));
  }

  private List<OutboxEvent> events(Batch batch) {
    List<OutboxEvent> events = new ArrayList<>();
    for (int i = 0; i < batch.links().size(); i++) {
      AuditRecord content = batch.contents().get(i);
      AuditChain.Link link = batch.links().get(i);
      events.add(
          OutboxEvent.of(
              batch.tenant(),
              "plumbline." + service + ".audit.v1",
              "audit",
              "io.plumbline." + service + ".audit.recorded.v1",
              content.getResource(),
              link.sequence(),
              time(content),
              AuditRecorded.newBuilder()
                  .setRecord(ByteString.copyFrom(link.record()))
                  .setHash(ByteString.copyFrom(link.hash()))
                  .build()));
    }
    return events;
  }

  private static Instant time(AuditRecord record) {
    return Instant.ofEpochSecond(
        record.getRecordTime().getSeconds(), record.getRecordTime().getNanos());
  }

  private static AuditRecord parse(byte[] content) {
    try {
      return AuditRecord.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a pending audit record is not readable", e);
    }
  }
}
