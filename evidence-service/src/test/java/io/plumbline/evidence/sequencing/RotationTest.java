package io.plumbline.evidence.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.Estate;
import io.plumbline.evidence.Ledgers;
import io.plumbline.evidence.inspection.LedgerInspection;
import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.RelaySignal;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.DecisionEntry;
import io.plumbline.proto.evidence.v1.KeyEntry;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import io.plumbline.testing.ServiceResources;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key takes over: a leaf says so, and what the key before it signed still verifies. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RotationTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Inject
  @ReactiveDataSource("system")
  Pool system;

  @Inject TenantPool tenants;
  @Inject LedgerConfig config;
  @Inject PlatformConfig platform;
  @Inject LedgerKeys old;
  @Inject Archives archives;
  @Inject Outbox outbox;
  @Inject RelaySignal relay;
  @Inject Clock clock;

  private final String tenant = new Estate().tenant;

  @Test
  void shouldRecordThatAnotherKeySignsAndVerifyBoth() throws IOException {
    // Given: a log that the key of this service began
    pend();
    Ledgers.awaitLeaves(tenant, 2);
    NoteKey before = old.keys(tenant).get(0);

    // When: a process starts with another key and knows this one as retired
    LedgerKeys rotated = keys(true);
    for (int tries = 0; tries < 20 && keyLeaves().size() < 2; tries++) {
      pend();
      appender(rotated).append(tenant).await().atMost(LIMIT);
    }

    // Then
    List<KeyEntry> leaves = keyLeaves();
    NoteKey now = rotated.keys(tenant).get(0);
    assertThat(leaves).hasSize(2);
    assertThat(leaves.get(0).getKey()).isEqualTo(before.text());
    assertThat(leaves.get(0).getReplacedKey()).isEmpty();
    assertThat(leaves.get(1).getKey()).isEqualTo(now.text());
    assertThat(leaves.get(1).getReplacedKey()).isEqualTo(before.text());
    assertThat(newest().signer(List.of(now))).isPresent();
    assertThat(newest().signer(List.of(before))).isEmpty();
    Ledgers.whole(tenant);
    VerifyLedgerResponse end =
        new LedgerInspection(tenants, rotated, archives)
            .of(tenant)
            .collect()
            .last()
            .await()
            .atMost(LIMIT);
    assertThat(end.getVerdict().getWhole()).as(end.toString()).isTrue();

    // And: whoever does not know a key goes no further
    pend();
    assertThatThrownBy(() -> appender(keys(false)).append(tenant).await().atMost(LIMIT))
        .isInstanceOf(LedgerRefusedException.class)
        .hasMessageContaining("not signed by a key of this ledger");
  }

  @Test
  void shouldSayWhichKeyFileCanNotBeRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken"), "no key");
    assertThatThrownBy(() -> new LedgerKeys(new Told(broken, List.of()), platform))
        .hasMessageContaining(broken.toString());
    Path good =
        Files.writeString(folder.resolve("k"), Ed25519.pem(Ed25519.generate().getPrivate()));
    assertThatThrownBy(() -> new LedgerKeys(new Told(good, List.of(broken)), platform))
        .hasMessageContaining("retired key");
  }

  private LedgerKeys keys(boolean knowsTheOldOne) throws IOException {
    UUID name = UUID.randomUUID();
    Path file =
        Files.writeString(
            folder.resolve(name + ".key"), Ed25519.pem(Ed25519.generate().getPrivate()));
    Path retired =
        Files.writeString(
            folder.resolve(name + ".pub"), Ed25519.pem(old.keys(tenant).get(0).key()));
    return new LedgerKeys(new Told(file, knowsTheOldOne ? List.of(retired) : List.of()), platform);
  }

  private LedgerAppender appender(LedgerKeys keys) {
    LedgerGuard guard = new LedgerGuard(keys, archives);
    return new LedgerAppender(system, config, keys, guard, archives, outbox, relay, clock);
  }

  private List<KeyEntry> keyLeaves() {
    return Estate.rows(
            "select entry from ledger_leaf where tenant = '%s' and type = 'KEY' order by sequence"
                .formatted(tenant))
        .stream()
        .map(row -> key((byte[]) row.get(0)))
        .toList();
  }

  private static KeyEntry key(byte[] entry) {
    try {
      return LedgerEntry.parseFrom(entry).getKey();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignedNote newest() {
    String sql =
        "select note from ledger_checkpoint where tenant = '%s' order by size desc limit 1";
    return SignedNote.parse((String) Estate.rows(sql.formatted(tenant)).get(0).get(0));
  }

  private void pend() {
    byte[] entry =
        LedgerEntry.newBuilder()
            .setForm(1)
            .setTenant(tenant)
            .setDecision(DecisionEntry.newBuilder().setKind("ANSWER").setResource("r"))
            .build()
            .toByteArray();
    Estate.execute(
        "insert into ledger_pending (tenant, id, type, resource, entry)"
            + " values ('%s', '%s', 'DECISION', 'r', '\\x%s')"
                .formatted(tenant, UUID.randomUUID(), HexFormat.of().formatHex(entry)));
  }

  /** A configuration that names these key files. */
  private record Told(Path key, List<Path> retired) implements LedgerConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public String origin() {
      return "plumbline/ledger";
    }

    @Override
    public Optional<Path> keyFile() {
      return Optional.of(key);
    }

    @Override
    public Optional<List<Path>> retiredKeyFiles() {
      return Optional.of(retired);
    }

    @Override
    public Optional<Path> checkpointDirectory() {
      return Optional.empty();
    }

    @Override
    public Duration poll() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration linger() {
      return Duration.ofMillis(1);
    }

    @Override
    public int batch() {
      return 500;
    }
  }
}
