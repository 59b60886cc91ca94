package io.plumbline.evidence.proof;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import com.google.protobuf.ByteString;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.sequencing.LedgerTables;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.MissingHashException;
import io.plumbline.merkle.ProofPlan;
import io.plumbline.merkle.Proofs;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Makes proofs, of a few tiles each, and gives none that does not verify: what was changed in the
 * database is told as that, not handed out as a proof that fails elsewhere.
 */
@ApplicationScoped
public class ProofService {

  private static final String LEAF =
      "select sequence, type, resource, hash, entry from ledger_leaf"
          + " where tenant = $1 and sequence = $2";

  private final TenantPool tenants;

  @Inject
  public ProofService(TenantPool tenants) {
    this.tenants = tenants;
  }

  Uni<InclusionProof> ofLeaf(String tenant, long sequence, long size) {
    return tenants.in(
        tenant,
        c ->
            LogReads.head(c, tenant, size)
                .chain(
                    head ->
                        leaf(c, tenant, sequence)
                            .invoke(recorded -> checkInside(sequence < head.size(), sequence))
                            .chain(recorded -> prove(c, tenant, head, recorded))));
  }

  Uni<InclusionProof> ofEvidence(Viewer viewer, String name, long size) {
    String tenant = viewer.tenant();
    return tenants.in(
        tenant,
        c ->
            EvidenceReads.recorded(c, viewer, name)
                .chain(
                    recorded ->
                        LogReads.head(c, tenant, size)
                            .invoke(
                                head ->
                                    checkInside(
                                        recorded.leaf().getSequence() < head.size(),
                                        recorded.leaf().getSequence()))
                            .chain(head -> prove(c, tenant, head, recorded))));
  }

  Uni<ConsistencyProof> consistency(String tenant, long first, long second) {
    return tenants.in(
        tenant,
        c ->
            LogReads.head(c, tenant, 0)
                .chain(newest -> consistency(c, tenant, newest, first, second)));
  }

  private static Uni<ConsistencyProof> consistency(
      SqlConnection connection, String tenant, Head newest, long first, long asked) {
    long second = asked == 0 ? newest.size() : asked;
    if (second > newest.size()) {
      throw Refusals.noCheckpoint(second);
    }
    if (first > second) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "first_size", "must not be greater than the second size");
    }
    return path(connection, tenant, ProofPlan.consistency(first, second))
        .map(
            path ->
                ConsistencyProof.newBuilder()
                    .setFirstSize(first)
                    .setSecondSize(second)
                    .addAllPath(path.stream().map(ByteString::copyFrom).toList())
                    .build());
  }

  private static Uni<Recorded> leaf(SqlConnection connection, String tenant, long sequence) {
    return connection
        .preparedQuery(LEAF)
        .execute(Tuple.of(tenant, sequence))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw Refusals.noLeaf(sequence);
              }
              return Recorded.of(rows.iterator().next(), null);
            });
  }

  private static void checkInside(boolean inside, long sequence) {
    if (!inside) {
      throw Refusals.noLeaf(sequence);
    }
  }

  private static Uni<InclusionProof> prove(
      SqlConnection connection, String tenant, Head head, Recorded recorded) {
    long sequence = recorded.leaf().getSequence();
    return path(connection, tenant, ProofPlan.inclusion(sequence, head.size()))
        .map(
            path -> {
              byte[] hash = Hashes.leaf(recorded.entry());
              if (!Proofs.includes(hash, sequence, head.size(), path, head.checkpoint().root())) {
                throw Refusals.broken(
                    "leaf " + sequence + " is not in the tree of checkpoint " + head.size());
              }
              return LedgerProtos.proof(head, recorded, path);
            });
  }

  private static Uni<List<byte[]>> path(SqlConnection connection, String tenant, ProofPlan plan) {
    return LedgerTables.tiles(connection, tenant, plan.tiles())
        .map(plan::from)
        .onFailure(MissingHashException.class)
        .transform(missing -> Refusals.broken(missing.getMessage()));
  }
}
