package io.plumbline.evidence.proof;

import io.plumbline.evidence.sequencing.LedgerKeys;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.Leaf;
import io.plumbline.proto.evidence.v1.ListLeavesRequest;
import io.plumbline.proto.evidence.v1.ListLeavesResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Reads checkpoints, leaves and keys of a tenant's log. */
@ApplicationScoped
public class LogReads {

  private static final String CHECKPOINT =
      "select note from ledger_checkpoint where tenant = $1 and ($2::bigint = 0 or size = $2::bigint)"
          + " order by size desc limit 1";

  private static final String LEAVES =
      "select sequence, type, resource, hash from ledger_leaf where tenant = $1 and sequence >= $2"
          + " order by sequence limit $3";

  private final TenantPool tenants;
  private final PageTokens tokens;
  private final LedgerKeys keys;

  @Inject
  public LogReads(TenantPool tenants, PageTokens tokens, LedgerKeys keys) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.keys = keys;
  }

  Uni<Checkpoint> checkpoint(String tenant, long size) {
    return tenants
        .in(tenant, connection -> head(connection, tenant, size))
        .map(head -> LedgerProtos.checkpoint(head));
  }

  /**
   * A stored head.
   *
   * @param size that of the head; the newest when 0
   */
  static Uni<Head> head(SqlConnection connection, String tenant, long size) {
    return connection
        .preparedQuery(CHECKPOINT)
        .execute(Tuple.of(tenant, size))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw Refusals.noCheckpoint(size);
              }
              return Head.of(rows.iterator().next().getString(0));
            });
  }

  Uni<ListLeavesResponse> leaves(String tenant, ListLeavesRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListLeaves", tenant, Long.toString(request.getFirst()));
    List<String> after = tokens.decode(bound, request.getPageToken());
    long from = after.isEmpty() ? request.getFirst() : Long.parseLong(after.get(0));
    return tenants
        .in(tenant, c -> c.preparedQuery(LEAVES).execute(Tuple.of(tenant, from, size + 1)))
        .map(rows -> page(rows, size, bound));
  }

  private ListLeavesResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Leaf> all = new ArrayList<>();
    rows.forEach(row -> all.add(LedgerProtos.leaf(row)));
    ListLeavesResponse.Builder response =
        ListLeavesResponse.newBuilder().addAllLeaves(all.stream().limit(size).toList());
    if (all.size() > size) {
      String next = Long.toString(all.get(size).getSequence());
      response.setNextPageToken(tokens.encode(bound, List.of(next)));
    }
    return response.build();
  }

  io.plumbline.proto.evidence.v1.LedgerKeys keys(String tenant) {
    return io.plumbline.proto.evidence.v1.LedgerKeys.newBuilder()
        .addAllKeys(keys.keys(tenant).stream().map(NoteKey::text).toList())
        .build();
  }
}
