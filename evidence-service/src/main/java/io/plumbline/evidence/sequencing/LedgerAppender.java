package io.plumbline.evidence.sequencing;

import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.evidence.ledger.LedgerEntries;
import io.plumbline.evidence.ledger.PendingLeaf;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.platform.messaging.RelaySignal;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.events.v1.CheckpointSigned;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves what one tenant recorded into its log: leaves, tiles, the signed head and the event that
 * tells it are one transaction, under a lock that lets one process at a time do so.
 */
@ApplicationScoped
public class LedgerAppender {

  private static final String TOPIC = "plumbline.evidence.checkpoint.v1";
  private static final String TYPE = "io.plumbline.evidence.checkpoint.signed.v1";

  private final Pool system;
  private final LedgerConfig config;
  private final LedgerKeys keys;
  private final LedgerGuard guard;
  private final Archives archives;
  private final Outbox outbox;
  private final RelaySignal relay;
  private final Clock clock;

  @Inject
  public LedgerAppender(
      @ReactiveDataSource("system") Pool system,
      LedgerConfig config,
      LedgerKeys keys,
      LedgerGuard guard,
      Archives archives,
      Outbox outbox,
      RelaySignal relay,
      Clock clock) {
    this.system = system;
    this.config = config;
    this.keys = keys;
    this.guard = guard;
    this.archives = archives;
    this.outbox = outbox;
    this.relay = relay;
    this.clock = clock;
  }

  /**
   * Gives the number of leaves that were appended.
   *
   * @throws LedgerRefusedException (as the failure) when the log does not follow what was signed
   */
  Uni<Integer> append(String tenant) {
    return guard
        .prepare(tenant)
        .chain(() -> system.withTransaction(connection -> grow(connection, tenant)))
        .map(
            grown -> {
              grown.ifPresent(growth -> committed(tenant, growth));
              return grown.map(growth -> growth.leaves().size()).orElse(0);
            });
  }

  /** Only checks; nothing is appended. */
  Uni<Void> check(String tenant) {
    return guard
        .prepare(tenant)
        .chain(
            () ->
                system.withTransaction(
                    connection ->
                        LedgerTables.lock(connection, tenant)
                            .chain(() -> LedgerTables.head(connection, tenant))
                            .chain(head -> guard.check(connection, tenant, head))));
  }

  private Uni<Optional<Growth>> grow(SqlConnection connection, String tenant) {
    return LedgerTables.lock(connection, tenant)
        .chain(() -> LedgerTables.head(connection, tenant))
        .call(head -> guard.check(connection, tenant, head))
        .chain(
            head ->
                LedgerTables.pending(connection, tenant, config.batch())
                    .chain(pending -> grow(connection, tenant, head, pending)));
  }

  private Uni<Optional<Growth>> grow(
      SqlConnection connection, String tenant, LedgerHead head, List<PendingLeaf> pending) {
    if (pending.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    Instant now = clock.instant();
    NoteSigner signer = keys.signer(tenant);
    Growth growth = Growth.of(head.frontier(), leaves(tenant, head, pending, now), signer);
    return LedgerTables.grow(connection, tenant, growth, now)
        .chain(() -> outbox.append(connection, List.of(event(tenant, growth, now))))
        .replaceWith(Optional.of(growth));
  }

  /** Where another key signs from here on, a leaf says so first. */
  private List<PendingLeaf> leaves(
      String tenant, LedgerHead head, List<PendingLeaf> pending, Instant now) {
    NoteKey current = keys.signer(tenant).key();
    String before = head.isNew() ? "" : head.signer(keys.origin(tenant), keys.keys(tenant)).text();
    List<PendingLeaf> leaves = new ArrayList<>();
    if (!before.equals(current.text())) {
      leaves.add(LedgerEntries.key(tenant, now, Uuid7.at(now), current.text(), before));
    }
    leaves.addAll(pending);
    return leaves;
  }

  private void committed(String tenant, Growth growth) {
    guard.signed(tenant, growth.checkpoint());
    archives.owe(tenant, growth.note());
    relay.wake();
  }

  private static OutboxEvent event(String tenant, Growth growth, Instant now) {
    String origin = growth.checkpoint().origin();
    long size = growth.checkpoint().size();
    CheckpointSigned signed =
        CheckpointSigned.newBuilder()
            .setOrigin(origin)
            .setSize(size)
            .setNote(growth.note())
            .build();
    return OutboxEvent.of(tenant, TOPIC, origin, TYPE, origin, size, now, signed);
  }
}
