package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes refused records of a batch with their originals. */
final class QuarantineWriter {

  private static final String INSERT =
      "insert into quarantined_record (tenant, scan, index, byte_offset, line, reason, message,"
          + " account, context, original, create_time) select $1, $2, i.*, now() from"
          + " unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[],"
          + " $9::bytea[], $10::bytea[]) as i on conflict (tenant, scan, index) do update set"
          + " reason = excluded.reason, message = excluded.message, account = excluded.account,"
          + " byte_offset = excluded.byte_offset, line = excluded.line,"
          + " context = excluded.context, original = excluded.original, state = 'OPEN',"
          + " settle_time = null, settler = '', settlement = ''";

  private static final String RESTART =
      "update quarantined_record set state = 'RETRIED', settle_time = now(), settler = $3,"
          + " settlement = 'the upload was sent again'"
          + " where tenant = $1 and scan = $2 and state <> 'RETRIED'";

  private QuarantineWriter() {}

  static Uni<Void> insert(SqlConnection connection, ScanRun run, List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple =
        Tuple.of(run.tenant, run.id)
            .addArrayOfLong(refusals.stream().map(Refusal::index).toArray(Long[]::new))
            .addArrayOfLong(refusals.stream().map(Refusal::byteOffset).toArray(Long[]::new))
            .addArrayOfLong(refusals.stream().map(Refusal::line).toArray(Long[]::new))
            .addArrayOfString(texts(refusals, Refusal::reason))
            .addArrayOfString(texts(refusals, Refusal::message))
            .addArrayOfString(texts(refusals, Refusal::account))
            .addValue(buffers(refusals, Refusal::context))
            .addValue(buffers(refusals, Refusal::original));
    return connection.preparedQuery(INSERT).execute(tuple).replaceWithVoid();
  }

  /** Settles what an interrupted upload held: what is refused again comes back. */
  static Uni<Void> restart(SqlConnection connection, String tenant, UUID scan, String principal) {
    return connection
        .preparedQuery(RESTART)
        .execute(Tuple.of(tenant, scan, principal))
        .replaceWithVoid();
  }

  private static String[] texts(List<Refusal> refusals, Function<Refusal, String> column) {
    return refusals.stream().map(column).toArray(String[]::new);
  }

  private static Buffer[] buffers(List<Refusal> refusals, Function<Refusal, byte[]> column) {
    return refusals.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new);
  }
}
