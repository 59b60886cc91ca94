package io.plumbline.evidence.quarantine;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import com.google.protobuf.ByteString;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads refused records, as far as the viewer may see the account they speak of. */
@ApplicationScoped
public class QuarantineService {

  private static final String COLUMNS =
      "select q.scan, q.index, q.byte_offset, q.line, q.reason, q.message, q.create_time, ";

  private static final String VISIBLE =
      " from quarantined_record q where q.tenant = $1 and ($2::boolean or exists ("
          + "select 1 from workload w where w.tenant = $1 and q.account = any(w.accounts) and "
          + Viewer.sees("$2", "$3")
          + "))";

  private static final String GET =
      COLUMNS + "q.original" + VISIBLE + " and q.scan = $4 and q.index = $5";

  private static final String OF_SCAN =
      COLUMNS
          + "''::bytea as original"
          + VISIBLE
          + " and q.scan = $4 and q.index > $5 order by q.index limit $6";

  private static final String NEWEST =
      COLUMNS
          + "''::bytea as original"
          + VISIBLE
          + " and (q.create_time, q.scan, q.index) < ($4, $5, $6)"
          + " order by q.create_time desc, q.scan desc, q.index desc limit $7";

  private static final UUID LAST = new UUID(-1, -1);
  private static final OffsetDateTime FAR = OffsetDateTime.parse("9999-12-31T00:00:00Z");

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public QuarantineService(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<QuarantinedRecord> get(Viewer viewer, String name) {
    String[] parts = name.split("/");
    UUID scan = scan(parts[1]);
    Tuple tuple = viewer(viewer).addUUID(scan).addLong(Long.parseLong(parts[3]));
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(GET).execute(tuple))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return quarantined(rows.iterator().next());
            });
  }

  Uni<ListQuarantinedRecordsResponse> list(Viewer viewer, ListQuarantinedRecordsRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    String parent = request.getParent().substring("scans/".length());
    List<String> bound = List.of("ListQuarantinedRecords", viewer.key(), parent);
    List<String> after = tokens.decode(bound, request.getPageToken());
    boolean all = parent.equals("-");
    Tuple tuple = all ? newest(viewer, after) : ofScan(viewer, scan(parent), after);
    return tenants
        .in(
            viewer.tenant(),
            c -> c.preparedQuery(all ? NEWEST : OF_SCAN).execute(tuple.addInteger(size + 1)))
        .map(rows -> page(rows, size, bound));
  }

  private static Tuple newest(Viewer viewer, List<String> after) {
    return after.isEmpty()
        ? viewer(viewer).addOffsetDateTime(FAR).addUUID(LAST).addLong(Long.MAX_VALUE)
        : viewer(viewer)
            .addOffsetDateTime(OffsetDateTime.parse(after.get(0)))
            .addUUID(UUID.fromString(after.get(1)))
            .addLong(Long.parseLong(after.get(2)));
  }

  private static Tuple ofScan(Viewer viewer, UUID scan, List<String> after) {
    return viewer(viewer)
        .addUUID(scan)
        .addLong(after.isEmpty() ? -1L : Long.parseLong(after.get(2)));
  }

  private ListQuarantinedRecordsResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    ListQuarantinedRecordsResponse.Builder response = ListQuarantinedRecordsResponse.newBuilder();
    all.stream().limit(size).forEach(row -> response.addQuarantinedRecords(quarantined(row)));
    if (all.size() > size) {
      Row last = all.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              bound,
              List.of(
                  last.getOffsetDateTime("create_time").toString(),
                  last.getUUID("scan").toString(),
                  last.getLong("index").toString())));
    }
    return response.build();
  }

  private static Tuple viewer(Viewer viewer) {
    return Tuple.of(viewer.tenant(), viewer.everything()).addArrayOfString(viewer.groupArray());
  }

  private static QuarantinedRecord quarantined(Row row) {
    return QuarantinedRecord.newBuilder()
        .setName("scans/" + row.getUUID("scan") + "/quarantinedRecords/" + row.getLong("index"))
        .setIndex(row.getLong("index"))
        .setByteOffset(row.getLong("byte_offset"))
        .setLine(row.getLong("line"))
        .setReason(row.getString("reason"))
        .setMessage(row.getString("message"))
        .setOriginal(ByteString.copyFrom(row.getBuffer("original").getBytes()))
        .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
        .build();
  }

  private static UUID scan(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw notFound("scans/" + id);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "QuarantinedRecord", name);
  }
}
