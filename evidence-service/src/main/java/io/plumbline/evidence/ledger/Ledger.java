package io.plumbline.evidence.ledger;

import io.plumbline.platform.persistence.Commits;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.evidence.v1.Attestation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records what is to become a leaf, in the transaction of what it records, with one statement:
 * there is no evidence without its leaf and no leaf without its evidence. The place in the log is
 * given after the commit, so that nobody waits for it.
 */
@ApplicationScoped
public class Ledger {

  private static final String PENDING =
      "insert into ledger_pending (tenant, id, type, resource, entry) values ($1, $2, $3, $4, $5)";

  private static final String BATCH =
      "with body as (insert into ledger_batch (tenant, id, findings) values ($1, $2, $6)) "
          + PENDING;

  private final LedgerConfig config;
  private final Commits commits;
  private final Clock clock;
  private final Runnable wake;

  @Inject
  public Ledger(LedgerConfig config, Commits commits, Clock clock, LedgerSignal signal) {
    this.config = config;
    this.commits = commits;
    this.clock = clock;
    this.wake = signal::wake;
  }

  /** The id of the next batch, for its rows to name; null when no ledger is kept. */
  public @Nullable UUID nextBatch() {
    return config.enabled() ? Uuid7.at(clock.instant()) : null;
  }

  /** Records findings that this transaction stored; nothing when there are none. */
  public Uni<Void> findings(SqlConnection connection, String tenant, FindingBatch batch) {
    if (batch.leaves().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple values = values(connection, tenant, LedgerEntries.findings(tenant, now(), batch));
    return connection
        .preparedQuery(BATCH)
        .execute(values.addValue(Buffer.buffer(batch.body())))
        .replaceWithVoid();
  }

  /**
   * Records an attestation.
   *
   * @param attestedBy stable id of the person
   */
  public Uni<Void> attestation(
      SqlConnection connection, String tenant, UUID id, Attestation taken, String attestedBy) {
    return config.enabled()
        ? pend(connection, tenant, LedgerEntries.attestation(tenant, now(), id, taken, attestedBy))
        : Uni.createFrom().voidItem();
  }

  /**
   * Records that an attestation was withdrawn.
   *
   * @return the id of the leaf; empty when no ledger is kept
   */
  public Uni<Optional<UUID>> withdrawal(
      SqlConnection connection, String tenant, Withdrawal withdrawal) {
    UUID id = Uuid7.at(now());
    return config.enabled()
        ? pend(connection, tenant, LedgerEntries.withdrawal(tenant, now(), id, withdrawal))
            .replaceWith(Optional.of(id))
        : Uni.createFrom().item(Optional.empty());
  }

  Uni<Void> decision(SqlConnection connection, String tenant, DecisionRecorded decision) {
    UUID id = Uuid7.at(now());
    return config.enabled()
        ? pend(connection, tenant, LedgerEntries.decision(tenant, now(), id, decision))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> pend(SqlConnection connection, String tenant, PendingLeaf leaf) {
    return connection
        .preparedQuery(PENDING)
        .execute(values(connection, tenant, leaf))
        .replaceWithVoid();
  }

  private Tuple values(SqlConnection connection, String tenant, PendingLeaf leaf) {
    commits.after(connection, wake);
    return Tuple.of(tenant, leaf.id(), leaf.type(), leaf.resource())
        .addValue(Buffer.buffer(leaf.entry()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
