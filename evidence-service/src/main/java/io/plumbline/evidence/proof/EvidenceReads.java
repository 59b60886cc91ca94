package io.plumbline.evidence.proof;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.ledger.FindingBatch;
import io.plumbline.evidence.ledger.FindingLeaf;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.merkle.HeldTree;
import io.plumbline.proto.evidence.v1.FindingProof;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Finds the leaf that recorded what a viewer may see. */
final class EvidenceReads {

  private static final String FINDINGS = "findings/";

  private static final String LEAF = "l.sequence, l.type, l.resource, l.hash, l.entry";

  private static final String FINDING =
      "select f.batch, f.content, f.observed_at, b.findings, "
          + LEAF
          + " from finding f"
          + " left join ledger_batch b on b.tenant = $1 and b.id = f.batch"
          + " left join ledger_leaf l on l.tenant = $1 and l.id = f.batch"
          + " where f.tenant = $1 and f.id = $4 and ($2::boolean or exists (select 1 from workload w"
          + " join finding_route r on r.tenant = $1 and r.workload = w.id and r.rule = f.rule"
          + " and r.finding = f.id where w.tenant = $1 and "
          + Viewer.sees("$2", "$3")
          + "))";

  private static final String ATTESTATION =
      "select exists (select 1 from ledger_pending p where p.tenant = $1 and p.id = a.id) as waits, "
          + LEAF
          + " from attestation a left join ledger_leaf l on l.tenant = $1 and l.id = a.id"
          + " where a.tenant = $1 and a.workload = $2 and a.id = $3";

  private EvidenceReads() {}

  /** The leaf of a finding or attestation, by its resource name. */
  static Uni<Recorded> recorded(SqlConnection connection, Viewer viewer, String name) {
    UUID id = id(name);
    return name.startsWith(FINDINGS)
        ? finding(connection, viewer, name, id)
        : attestation(connection, viewer, name, id);
  }

  private static Uni<Recorded> finding(
      SqlConnection connection, Viewer viewer, String name, UUID id) {
    Tuple tuple =
        Tuple.of(viewer.tenant(), viewer.everything())
            .addArrayOfString(viewer.keyArray())
            .addUUID(id);
    return connection
        .preparedQuery(FINDING)
        .execute(tuple)
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw Refusals.notFound("Finding", name);
              }
              Row row = rows.iterator().next();
              if (row.getUUID("batch") == null) {
                throw Refusals.missing(name);
              }
              if (row.getLong("sequence") == null) {
                throw Refusals.pending(name);
              }
              return Recorded.of(row, inBatch(row, id, name));
            });
  }

  private static Uni<Recorded> attestation(
      SqlConnection connection, Viewer viewer, String name, UUID id) {
    String workload = name.split("/")[1];
    return Workloads.isVisible(connection, viewer, workload)
        .chain(
            visible ->
                connection
                    .preparedQuery(ATTESTATION)
                    .execute(Tuple.of(viewer.tenant(), visible ? workload : "", id)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw Refusals.notFound("Attestation", name);
              }
              Row row = rows.iterator().next();
              if (row.getLong("sequence") == null) {
                throw row.getBoolean("waits") ? Refusals.pending(name) : Refusals.missing(name);
              }
              return Recorded.of(row, null);
            });
  }

  /** The finding's place in its batch; what stands there must be what stands in its row. */
  private static FindingProof inBatch(Row row, UUID id, String name) {
    if (row.getBuffer("findings") == null) {
      throw Refusals.broken("the batch of " + name + " is missing");
    }
    List<byte[]> leaves = FindingBatch.split(row.getBuffer("findings").getBytes());
    HeldTree tree = FindingBatch.tree(leaves);
    if (!Arrays.equals(tree.root(), root(row))) {
      throw Refusals.broken("the batch of " + name + " is not the one its leaf was made of");
    }
    for (int i = 0; i < leaves.size(); i++) {
      FindingLeaf leaf = FindingLeaf.of(leaves.get(i));
      if (leaf.id().equals(id)) {
        if (!Arrays.equals(leaf.content(), row.getBuffer("content").getBytes())
            || !leaf.observedAt().equals(row.getOffsetDateTime("observed_at").toInstant())) {
          throw Refusals.broken(name + " is not as it was recorded");
        }
        return FindingProof.newBuilder()
            .setLeaf(ByteString.copyFrom(leaves.get(i)))
            .setIndex(i)
            .addAllPath(tree.path(i).stream().map(ByteString::copyFrom).toList())
            .build();
      }
    }
    throw Refusals.broken("the batch of " + name + " does not hold it");
  }

  private static byte[] root(Row row) {
    try {
      LedgerEntry entry = LedgerEntry.parseFrom(row.getBuffer("entry").getBytes());
      return entry.getFindings().getRoot().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw Refusals.broken("leaf " + row.getLong("sequence") + " can not be read");
    }
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring(name.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException e) {
      throw Refusals.notFound(name.startsWith(FINDINGS) ? "Finding" : "Attestation", name);
    }
  }
}
