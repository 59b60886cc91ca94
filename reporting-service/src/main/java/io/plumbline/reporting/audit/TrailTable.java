package io.plumbline.reporting.audit;

import com.google.protobuf.ByteString;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.reporting.projection.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** SQL of the audit trail. */
final class TrailTable {

  /** Rows read at once while a chain is checked. */
  private static final int CURSOR_ROWS = 500;

  private static final String COLUMNS =
      "service, sequence, time, principal, method, resource, record, hash";

  private static final String INSERT =
      "insert into trail_record (tenant, "
          + COLUMNS
          + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing";

  private static final String ADVANCE =
      """
      insert into trail_head (tenant, service, sequence, hash) values ($1, $2, $3, $4)
      on conflict (tenant, service) do update
        set sequence = excluded.sequence, hash = excluded.hash
      where trail_head.sequence < excluded.sequence
      """;

  private static final String LIST =
      "select "
          + COLUMNS
          + """
           from trail_record
          where tenant = $1 and ($2::text is null or service = $2)
            and ($3::text is null or principal = $3) and ($4::text is null or method = $4)
            and ($5::text is null or resource = $5)
            and ($6::text is null or (time, service, sequence)
                 < ($6::text::timestamptz, $7::text, $8::text::bigint))
          order by time desc, service desc, sequence desc limit $9
          """;

  private static final String SERVICES =
      """
      select service from trail_head where tenant = $1
      union select service from trail_record where tenant = $1 order by service
      """;

  /** Records and head in one statement, so as of one moment; one row at least. */
  private static final String CHAIN =
      """
      select r.sequence, r.time, r.principal, r.method, r.resource, r.record, r.hash,
             h.sequence as head_sequence, h.hash as head_hash
      from (select $2::text as service) s
      left join trail_head h on h.tenant = $1 and h.service = s.service
      left join trail_record r on r.tenant = $1 and r.service = s.service
      order by r.sequence
      """;

  private TrailTable() {}

  /** Stores a record; false when one is at its place already. */
  static Uni<Boolean> insert(SqlConnection connection, TrailRecord link) {
    AuditRecord content = link.content();
    Tuple row =
        Tuple.of(content.getTenant(), content.getService(), content.getSequence())
            .addValue(Times.column(content.getRecordTime()))
            .addString(content.getSubject())
            .addString(content.getMethod())
            .addString(content.getResource())
            .addBuffer(buffer(link.record()))
            .addBuffer(buffer(link.hash()));
    return connection.preparedQuery(INSERT).execute(row).map(written -> written.rowCount() == 1);
  }

  /** Moves the head of the chain to the record, if it is behind. */
  static Uni<Void> advance(SqlConnection connection, TrailRecord link) {
    AuditRecord content = link.content();
    Tuple head = Tuple.of(content.getTenant(), content.getService(), content.getSequence());
    return connection
        .preparedQuery(ADVANCE)
        .execute(head.addBuffer(buffer(link.hash())))
        .replaceWithVoid();
  }

  /** Whether the record at this place is this one. */
  static Uni<Boolean> holds(SqlConnection connection, TrailRecord link) {
    AuditRecord content = link.content();
    return connection
        .preparedQuery(
            "select hash from trail_record where tenant = $1 and service = $2 and sequence = $3")
        .execute(Tuple.of(content.getTenant(), content.getService(), content.getSequence()))
        .map(rows -> bytes(rows.iterator().next(), "hash").equals(link.hash()));
  }

  /** A page of records, newest first; the parameters are those of {@code LIST} in their order. */
  static Uni<RowSet<Row>> list(SqlConnection connection, Tuple parameters) {
    return connection.preparedQuery(LIST).execute(parameters);
  }

  /** The services that have a chain. */
  static Uni<RowSet<Row>> services(SqlConnection connection, String tenant) {
    return connection.preparedQuery(SERVICES).execute(Tuple.of(tenant));
  }

  /** The records of a chain in order, each with the head, from a cursor of the transaction. */
  static Multi<Row> chain(SqlConnection connection, String tenant, String service) {
    return connection
        .prepare(CHAIN)
        .onItem()
        .transformToMulti(
            statement -> statement.createStream(CURSOR_ROWS, Tuple.of(tenant, service)).toMulti());
  }

  static ByteString bytes(Row row, String column) {
    return ByteString.copyFrom(row.getBuffer(column).getBytes());
  }

  private static Buffer buffer(ByteString bytes) {
    return Buffer.buffer(bytes.toByteArray());
  }
}
