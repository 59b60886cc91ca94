package io.plumbline.evidence.file;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.routing.Workloads;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code attestation_file}, {@code file_content} and {@code file_chunk}. */
public final class AttestationFiles {

  /** Between the name of a workload and the id of a file. */
  public static final String COLLECTION = "/attestationFiles/";

  private static final String READ =
      "select * from attestation_file where tenant = $1 and workload = $2 and id = any($3)";

  private static final String INSERT =
      "insert into attestation_file (tenant, workload, id, file_name, media_type, size, sha256,"
          + " uploader, uploader_name, create_time) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

  private static final String CONTENT =
      "insert into file_content (tenant, sha256, size, create_time) values ($1, $2, $3, now())"
          + " on conflict do nothing";

  private static final String CHUNK =
      "insert into file_chunk (tenant, sha256, index, bytes) values ($1, $2, $3, $4)";

  private AttestationFiles() {}

  /** Who uploaded what, and when. */
  record Upload(
      UUID id,
      String workload,
      String fileName,
      String mediaType,
      long size,
      byte[] sha256,
      String uploader,
      String uploaderName,
      Instant at) {}

  /** Files of a workload by their id; those that are not there are left out. */
  public static Uni<Map<UUID, AttestationFile>> read(
      SqlConnection connection, String tenant, String workload, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(tenant, workload).addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, AttestationFile> files = new HashMap<>();
              rows.forEach(row -> files.put(row.getUUID("id"), file(row)));
              return files;
            });
  }

  static Uni<Void> insert(SqlConnection connection, String tenant, Upload upload) {
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(tenant, upload.workload(), upload.id(), upload.fileName())
                .addString(upload.mediaType())
                .addLong(upload.size())
                .addValue(Buffer.buffer(upload.sha256()))
                .addString(upload.uploader())
                .addString(upload.uploaderName())
                .addOffsetDateTime(upload.at().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** True when this content was not there; then its chunks are to be inserted. */
  static Uni<Boolean> content(SqlConnection connection, String tenant, byte[] sha256, long size) {
    return connection
        .preparedQuery(CONTENT)
        .execute(Tuple.of(tenant, Buffer.buffer(sha256), size))
        .map(rows -> rows.rowCount() == 1);
  }

  static Uni<Void> chunk(
      SqlConnection connection, String tenant, byte[] sha256, int index, byte[] bytes) {
    return connection
        .preparedQuery(CHUNK)
        .execute(Tuple.of(tenant, Buffer.buffer(sha256), index, Buffer.buffer(bytes)))
        .replaceWithVoid();
  }

  /** One row of content; nothing after the last. */
  static Uni<Optional<byte[]>> chunk(
      SqlConnection connection, String tenant, byte[] sha256, int index) {
    return connection
        .preparedQuery(
            "select bytes from file_chunk where tenant = $1 and sha256 = $2 and index = $3")
        .execute(Tuple.of(tenant, Buffer.buffer(sha256), index))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getBuffer(0).getBytes()));
  }

  /** The resource name of a file. */
  public static String name(String workload, UUID id) {
    return Workloads.PREFIX + workload + COLLECTION + id;
  }

  static AttestationFile file(Row row) {
    return AttestationFile.newBuilder()
        .setName(name(row.getString("workload"), row.getUUID("id")))
        .setFileName(row.getString("file_name"))
        .setMediaType(row.getString("media_type"))
        .setByteCount(row.getLong("size"))
        .setSha256(HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()))
        .setUploader(row.getString("uploader_name"))
        .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
        .build();
  }
}
