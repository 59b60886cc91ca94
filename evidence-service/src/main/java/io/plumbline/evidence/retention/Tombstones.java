package io.plumbline.evidence.retention;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListTombstonesRequest;
import io.plumbline.proto.evidence.v1.ListTombstonesResponse;
import io.plumbline.proto.evidence.v1.Tombstone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Lists what was purged. */
@ApplicationScoped
public class Tombstones {

  private static final String LIST =
      "select * from tombstone where tenant = $1 and (purge_time, id) < ($2, $3)"
          + " and ($4 = '' or kind = $4) order by purge_time desc, id desc limit $5";

  private static final UUID LAST = new UUID(-1, -1);
  private static final OffsetDateTime FAR = OffsetDateTime.parse("9999-12-31T00:00:00Z");

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public Tombstones(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<ListTombstonesResponse> list(String tenant, ListTombstonesRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    String kind =
        request.getKind() == Tombstone.Kind.KIND_UNSPECIFIED
            ? ""
            : request.getKind().name().substring("KIND_".length());
    List<String> bound = List.of("ListTombstones", tenant, kind);
    List<String> after = tokens.decode(bound, request.getPageToken());
    Tuple tuple =
        Tuple.of(tenant)
            .addOffsetDateTime(after.isEmpty() ? FAR : OffsetDateTime.parse(after.get(0)))
            .addUUID(after.isEmpty() ? LAST : UUID.fromString(after.get(1)))
            .addString(kind)
            .addInteger(size + 1);
    return tenants
        .in(tenant, c -> c.preparedQuery(LIST).execute(tuple))
        .map(rows -> page(rows, size, bound));
  }

  private ListTombstonesResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    ListTombstonesResponse.Builder response = ListTombstonesResponse.newBuilder();
    all.stream().limit(size).forEach(row -> response.addTombstones(tombstone(row)));
    if (all.size() > size) {
      Row last = all.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              bound,
              List.of(
                  last.getOffsetDateTime("purge_time").toString(), last.getUUID("id").toString())));
    }
    return response.build();
  }

  private static Tombstone tombstone(Row row) {
    return Tombstone.newBuilder()
        .setName("tombstones/" + row.getUUID("id"))
        .setKind(Tombstone.Kind.valueOf("KIND_" + row.getString("kind")))
        .setResource(row.getString("resource"))
        .setSha256(HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()))
        .setByteCount(row.getLong("size"))
        .setPolicyDays(row.getInteger("policy_days"))
        .setPolicyEtag(Etags.of(row.getLong("policy_version")))
        .setPurgeTime(toProtoTimestamp(row.getOffsetDateTime("purge_time").toInstant()))
        .build();
  }
}
