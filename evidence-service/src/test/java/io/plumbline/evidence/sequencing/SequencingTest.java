package io.plumbline.evidence.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.evidence.Estate;
import io.plumbline.evidence.Ledgers;
import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.RelaySignal;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SequencingTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject
  @ReactiveDataSource("system")
  Pool system;

  @Inject LedgerConfig config;
  @Inject LedgerKeys keys;
  @Inject Archives archives;
  @Inject Outbox outbox;
  @Inject RelaySignal relay;
  @Inject Clock clock;

  private final String tenant = new Estate().tenant;

  @Test
  void shouldSequenceWhatAProcessLeftThatDied() {
    // Given: nobody is told of these rows, as after a kill between commit and sequencing
    pend(3);

    // Then
    Ledgers.awaitLeaves(tenant, 4);
    assertThat(Ledgers.types(tenant)).containsExactly("KEY", "DECISION", "DECISION", "DECISION");
    Ledgers.whole(tenant);
  }

  @Test
  void shouldNeverForkUnderSeveralSequencers() throws Exception {
    // Given
    List<LedgerAppender> replicas = List.of(replica(), replica(), replica(), replica());
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<CompletableFuture<Void>> work = new ArrayList<>();

    // When
    work.add(
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 40; i++) {
                pend(7);
              }
            },
            threads));
    for (LedgerAppender replica : replicas) {
      work.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 30; i++) {
                  replica.append(tenant).await().atMost(LIMIT);
                }
              },
              threads));
    }
    CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
    threads.shutdown();

    // Then
    Ledgers.awaitLeaves(tenant, 281);
    assertThat(Ledgers.whole(tenant).size()).isEqualTo(281);
    assertThat(Ledgers.types(tenant).stream().filter("KEY"::equals)).hasSize(1);
  }

  @Test
  void shouldKeepCopiesOutsideTheDatabase() {
    // Given
    pend(1);
    Ledgers.awaitLeaves(tenant, 2);
    Checkpoint newest = Ledgers.whole(tenant);

    // Then
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(archives.newest(tenant).await().atMost(LIMIT)).isPresent());
    String copy = archives.newest(tenant).await().atMost(LIMIT).orElseThrow();
    assertThat(Checkpoint.parse(SignedNote.parse(copy).text())).isEqualTo(newest);
    assertThat(SignedNote.parse(copy).signer(keys.keys(tenant))).isPresent();
    await()
        .atMost(LIMIT)
        .until(
            () ->
                TestEvents.read("plumbline.evidence.checkpoint.v1").stream()
                    .anyMatch(
                        m ->
                            new String(m.key(), StandardCharsets.UTF_8)
                                .equals(tenant + "/" + newest.origin())));
  }

  @Test
  void shouldRefuseADatabaseThatWasRestored() {
    // Given
    pend(5);
    Ledgers.awaitLeaves(tenant, 6);
    awaitCopy(6);
    String edge = "select hashes from ledger_edge where tenant = '%s'".formatted(tenant);
    byte[] hashes = (byte[]) Estate.rows(edge).get(0).get(0);

    // When: an older state that holds together, but for the key's leaf and two others
    resign(3, hashes);
    pend(1);

    // Then
    assertThatThrownBy(() -> replica().append(tenant).await().atMost(LIMIT))
        .isInstanceOf(LedgerRefusedException.class)
        .hasMessageContaining("has 3 leaves but was signed with 6");
    assertThat(Ledgers.pending(tenant)).isEqualTo(1);
  }

  @Test
  void shouldRefuseAForkOfTheSameSize() {
    // Given
    pend(5);
    Ledgers.awaitLeaves(tenant, 6);
    awaitCopy(6);

    // When: the last leaf is replaced and everything made to fit, with the very key
    byte[] other = new byte[32];
    String edge = "select hashes from ledger_edge where tenant = '%s'".formatted(tenant);
    byte[] hashes = (byte[]) Estate.rows(edge).get(0).get(0);
    System.arraycopy(other, 0, hashes, 5 * 32, 32);
    resign(6, hashes);
    pend(1);

    // Then
    assertThatThrownBy(() -> replica().append(tenant).await().atMost(LIMIT))
        .isInstanceOf(LedgerRefusedException.class)
        .hasMessageContaining("forked");
  }

  @Test
  void shouldRefuseAHeadOfAForeignKeyAndATreeThatIsNotTheSignedOne() {
    // Given
    pend(2);
    Ledgers.awaitLeaves(tenant, 3);
    String edge = "select hashes from ledger_edge where tenant = '%s'".formatted(tenant);
    byte[] hashes = (byte[]) Estate.rows(edge).get(0).get(0);
    NoteSigner foreign = new NoteSigner(keys.origin(tenant), Ed25519.generate());

    // When
    resign(3, hashes, foreign);
    pend(1);

    // Then
    assertThatThrownBy(() -> replica().append(tenant).await().atMost(LIMIT))
        .hasMessageContaining("not signed by a key of this ledger");

    // When
    hashes[0] ^= 1;
    Ledgers.tamper(
        "update ledger_edge set hashes = '%s' where tenant = '%s'".formatted(hex(hashes), tenant));

    // Then
    assertThatThrownBy(() -> replica().append(tenant).await().atMost(LIMIT))
        .hasMessageContaining("is not the one that was signed at 3");
  }

  @Test
  void shouldRefuseToChangeWhatIsWritten() {
    pend(1);
    Ledgers.awaitLeaves(tenant, 2);
    for (String statement :
        List.of(
            "update ledger_leaf set hash = hash where tenant = '" + tenant + "'",
            "delete from ledger_leaf where tenant = '" + tenant + "'",
            "truncate ledger_leaf",
            "delete from ledger_checkpoint where tenant = '" + tenant + "'",
            "update ledger_batch set findings = findings",
            "truncate ledger_tile")) {
      assertThatThrownBy(() -> Estate.execute(statement)).hasMessageContaining("append-only");
    }
  }

  private void resign(int size, byte[] edge) {
    resign(size, edge, keys.signer(tenant));
  }

  /** What the owner of the database could do who has a backup, or even the key. */
  private void resign(int size, byte[] edge, NoteSigner signer) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(Arrays.copyOfRange(edge, i * 32, (i + 1) * 32));
    }
    byte[] kept = Arrays.copyOf(edge, size * 32);
    byte[] root = Hashes.root(leaves);
    String note = signer.sign(new Checkpoint(keys.origin(tenant), size, root).text());
    String where = " where tenant = '" + tenant + "'";
    Ledgers.tamper(
        "delete from ledger_leaf" + where + " and sequence >= " + size,
        "update ledger_edge set hashes = '" + hex(kept) + "'" + where,
        "delete from ledger_checkpoint" + where,
        "insert into ledger_checkpoint values ('%s', %d, '%s', now())"
            .formatted(tenant, size, note));
  }

  private void awaitCopy(int size) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                archives.newest(tenant).await().atMost(LIMIT).stream()
                    .anyMatch(
                        copy -> Checkpoint.parse(SignedNote.parse(copy).text()).size() == size));
  }

  /** A sequencer as another process has it. */
  private LedgerAppender replica() {
    LedgerGuard guard = new LedgerGuard(keys, archives);
    return new LedgerAppender(system, config, keys, guard, archives, outbox, relay, clock);
  }

  private void pend(int n) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < n; i++) {
      UUID id = UUID.randomUUID();
      rows.append(i == 0 ? "" : ",")
          .append("('%s', '%s', 'DECISION', 'r', '%s')".formatted(tenant, id, id));
    }
    Estate.execute("insert into ledger_pending (tenant, id, type, resource, entry) values " + rows);
  }

  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}
