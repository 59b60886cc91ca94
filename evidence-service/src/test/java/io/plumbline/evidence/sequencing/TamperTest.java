package io.plumbline.evidence.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.evidence.Estate;
import io.plumbline.evidence.LedgerScene;
import io.plumbline.evidence.Ledgers;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.proto.evidence.v1.DecisionEntry;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the owner of the database can change, and where the full check says that it was. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class TamperTest {

  private static final String FLIP = "set_byte(%1$s, 9, get_byte(%1$s, 9) # 1)";

  @Inject LedgerKeys keys;
  @Inject Archives archives;

  @Test
  void shouldFindNothingWhereNothingWasChanged() {
    LedgerScene.Checked checked = LedgerScene.full().check();
    assertThat(checked.places()).isEmpty();
    assertThat(checked.verdict().getWhole()).isTrue();
    assertThat(checked.verdict().getLeafCount()).isEqualTo(6);
    assertThat(checked.verdict().getEvidenceCount()).isEqualTo(7);
    assertThat(checked.verdict().getCheckpointCount()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void shouldNoticeAFlippedBitOfALeaf() {
    assertThat(after("update ledger_leaf set entry = " + flip("entry") + at(4)))
        .containsExactly("LEAF_CHANGED leaf 4");
  }

  @Test
  void shouldNoticeALeafThatWasChangedWithItsHash() {
    String entry = flip("entry");
    assertThat(
            after(
                "update ledger_leaf set entry = %s, hash = sha256('\\x00'::bytea || %s)"
                        .formatted(entry, entry)
                    + at(4)))
        .contains("ROOT_DIFFERS checkpoint 5", "TILE_DIFFERS tile 0/0");
  }

  @Test
  void shouldNoticeADeletedLeaf() {
    assertThat(after("delete from ledger_leaf" + at(3))).contains("SEQUENCE_BROKEN leaf 3");
  }

  @Test
  void shouldNoticeADeletedLeafWhoseGapWasClosed() {
    assertThat(
            after(
                "delete from ledger_leaf" + at(3),
                "update ledger_leaf set sequence = 3" + at(4),
                "update ledger_leaf set sequence = 4" + at(5)))
        .contains("ROOT_DIFFERS checkpoint 4", "SEQUENCE_BROKEN leaf 5");
  }

  @Test
  void shouldNoticeAnInsertedLeaf() {
    assertThat(
            after(
                "update ledger_leaf set sequence = 6" + at(5),
                "insert into ledger_leaf select tenant, 5, gen_random_uuid(), type, resource,"
                    + " entry, hash from ledger_leaf"
                    + at(4)))
        .contains("ROOT_DIFFERS checkpoint 6", "SEQUENCE_BROKEN leaf 6");
  }

  @Test
  void shouldNoticeSwappedLeaves() {
    assertThat(
            after(
                "update ledger_leaf set sequence = 99" + at(4),
                "update ledger_leaf set sequence = 4" + at(5),
                "update ledger_leaf set sequence = 5" + at(99)))
        .contains("ROOT_DIFFERS checkpoint 5", "TILE_DIFFERS tile 0/0");
  }

  @Test
  void shouldNoticeARepeatedSequenceNumber() {
    LedgerScene scene = LedgerScene.full();
    Estate.execute("alter table ledger_leaf drop constraint ledger_leaf_pkey");
    try {
      tamper(
          scene,
          "insert into ledger_leaf select tenant, sequence, gen_random_uuid(), type, resource,"
              + " entry, hash from ledger_leaf"
              + at(2));
      assertThat(scene.check().places()).contains("SEQUENCE_BROKEN leaf 2");
    } finally {
      tamper(scene, "delete from ledger_leaf where tenant = '{tenant}'");
      Estate.execute("alter table ledger_leaf add primary key (tenant, sequence)");
    }
  }

  @Test
  void shouldNoticeThatTheEndWasCutOff() {
    LedgerScene scene = LedgerScene.full();
    awaitCopy(scene.tenant, 6);
    tamper(
        scene,
        "delete from ledger_leaf" + at(5),
        "update ledger_edge set hashes = substr(hashes, 1, 160) where tenant = '{tenant}'",
        "delete from ledger_checkpoint where tenant = '{tenant}' and size = 6");
    assertThat(scene.check().places()).containsExactly("ROLLED_BACK checkpoint 6");
  }

  @Test
  void shouldNoticeAForkThatTheKeyItselfSigned() {
    LedgerScene scene = LedgerScene.full();
    awaitCopy(scene.tenant, 6);
    fork(scene, keys.signer(scene.tenant));
    assertThat(scene.check().places()).containsExactly("FORKED checkpoint 6");
  }

  @Test
  void shouldNoticeTheSignatureOfAForeignKey() {
    LedgerScene scene = LedgerScene.full();
    NoteSigner foreign = new NoteSigner(keys.origin(scene.tenant), Ed25519.generate());
    String note = foreign.sign(Ledgers.whole(scene.tenant).text());
    tamper(
        scene,
        "update ledger_checkpoint set note = '"
            + note
            + "' where tenant = '{tenant}' and size = 6");
    assertThat(scene.check().places()).containsExactly("SIGNATURE_BAD checkpoint 6");
  }

  @Test
  void shouldNoticeATileThatWasChanged() {
    LedgerScene scene = LedgerScene.full();
    pend(scene.tenant, 300);
    Ledgers.awaitLeaves(scene.tenant, 306);
    assertThat(scene.check().places()).isEmpty();
    tamper(
        scene, "update ledger_tile set hashes = " + flip("hashes") + " where tenant = '{tenant}'");
    assertThat(scene.check().places()).containsExactly("TILE_DIFFERS tile 0/0");
  }

  @Test
  void shouldNoticeABatchThatWasChangedOrTakenAway() {
    String batch =
        " where tenant = '{tenant}' and id = (select id from ledger_leaf where tenant = '{tenant}'"
            + " and sequence = 2)";
    assertThat(after("update ledger_batch set findings = " + flip("findings") + batch))
        .contains("BATCH_CHANGED leaf 2");
    assertThat(after("delete from ledger_batch" + batch)).contains("BATCH_CHANGED leaf 2");
  }

  @Test
  void shouldNoticeFindingsThatAreNotAsRecorded() {
    LedgerScene scene = LedgerScene.full();
    Map<String, String> changes =
        Map.of(
            "a", "title = 'nothing to see'",
            "b", "raw = raw || '\\x20'::bytea",
            "c", "observation = 'PASS'",
            "d", "observed_at = observed_at + interval '1 day'",
            "e", "lifecycle = 'RESOLVED'",
            "f", "batch = null");
    changes.forEach(
        (resource, change) ->
            tamper(
                scene,
                "update finding set "
                    + change
                    + " where tenant = '{tenant}' and resource = '"
                    + resource
                    + "'"));
    assertThat(scene.check().places())
        .containsExactlyInAnyOrderElementsOf(
            changes.keySet().stream()
                .map(resource -> "EVIDENCE_CHANGED findings/" + id(scene, resource))
                .toList());
  }

  @Test
  void shouldTellAPurgedOriginalFromOneThatWasTakenAway() {
    LedgerScene scene = LedgerScene.full();
    String tombstone =
        "insert into tombstone (tenant, kind, resource, sha256, size, policy_days, policy_version,"
            + " purge_time) select tenant, 'FINDING_ORIGINAL', 'findings/' || id, %s, 1, 1, 1, now()"
            + " from finding where tenant = '{tenant}' and resource = '%s'";
    tamper(
        scene,
        tombstone.formatted("sha256(raw)", "a"),
        tombstone.formatted("sha256('another')", "b"),
        "update finding set raw = '' where tenant = '{tenant}' and resource in ('a', 'b', 'c')");
    assertThat(scene.check().places())
        .containsExactlyInAnyOrder(
            "EVIDENCE_CHANGED findings/" + id(scene, "b"),
            "EVIDENCE_CHANGED findings/" + id(scene, "c"));
  }

  @Test
  void shouldNoticeFindingsThatWereTakenAwayOrPutIn() {
    LedgerScene scene = LedgerScene.full();
    UUID taken = id(scene, "c");
    UUID forged = UUID.randomUUID();
    tamper(
        scene,
        "create temp table forged as select * from finding where tenant = '{tenant}'"
            + " and resource = 'd'",
        "update forged set id = '" + forged + "', resource = 'forged'",
        "insert into finding select * from forged",
        "drop table forged",
        "delete from finding where tenant = '{tenant}' and resource = 'c'");
    assertThat(scene.check().places())
        .containsExactlyInAnyOrder(
            "EVIDENCE_CHANGED findings/" + forged, "EVIDENCE_MISSING findings/" + taken);
  }

  @Test
  void shouldNoticeAttestationsThatAreNotAsRecorded() {
    LedgerScene changed = LedgerScene.full();
    tamper(changed, "update attestation set outcome = 'NOT_MET' where tenant = '{tenant}'");
    assertThat(changed.check().places()).containsExactly("EVIDENCE_CHANGED " + changed.attestation);
    LedgerScene taken = LedgerScene.full();
    tamper(taken, "delete from attestation where tenant = '{tenant}'");
    assertThat(taken.check().places()).containsExactly("EVIDENCE_MISSING " + taken.attestation);
  }

  @Test
  void shouldNoticeWithdrawalsThatAreNotAsRecorded() {
    LedgerScene changed = withdrawn();
    assertThat(changed.check().places()).isEmpty();
    tamper(changed, "update attestation_withdrawal set reason = 'x' where tenant = '{tenant}'");
    assertThat(changed.check().places()).containsExactly("EVIDENCE_CHANGED " + changed.attestation);
    LedgerScene undone = withdrawn();
    tamper(undone, "delete from attestation_withdrawal where tenant = '{tenant}'");
    assertThat(undone.check().places()).containsExactly("EVIDENCE_MISSING " + undone.attestation);
  }

  private static LedgerScene withdrawn() {
    LedgerScene scene = LedgerScene.full();
    scene.withdraw("It was the other account.");
    Ledgers.awaitLeaves(scene.tenant, 7);
    return scene;
  }

  private static List<String> after(String... statements) {
    LedgerScene scene = LedgerScene.full();
    tamper(scene, statements);
    return scene.check().places();
  }

  private static void tamper(LedgerScene scene, String... statements) {
    Ledgers.tamper(
        List.of(statements).stream()
            .map(statement -> statement.replace("{tenant}", scene.tenant))
            .toArray(String[]::new));
  }

  private static String at(int sequence) {
    return " where tenant = '{tenant}' and sequence = " + sequence;
  }

  private static String flip(String column) {
    return FLIP.formatted(column);
  }

  private static UUID id(LedgerScene scene, String resource) {
    return (UUID)
        Estate.rows(
                "select id from finding where tenant = '%s' and resource = '%s'"
                    .formatted(scene.tenant, resource))
            .get(0)
            .get(0);
  }

  /** The last leaf is another, and all that stands in the database fits. */
  private void fork(LedgerScene scene, NoteSigner signer) {
    byte[] entry = entry(scene.tenant, 1);
    String edge = "select hashes from ledger_edge where tenant = '" + scene.tenant + "'";
    byte[] hashes = (byte[]) Estate.rows(edge).get(0).get(0);
    byte[] hash = Hashes.leaf(entry);
    System.arraycopy(hash, 0, hashes, 5 * Hashes.SIZE, Hashes.SIZE);
    List<byte[]> leaves =
        IntStream.range(0, 6)
            .mapToObj(i -> Arrays.copyOfRange(hashes, i * 32, (i + 1) * 32))
            .toList();
    String note = signer.sign(new Checkpoint(signer.key().name(), 6, Hashes.root(leaves)).text());
    tamper(
        scene,
        "update ledger_leaf set type = 'DECISION', resource = 'r', entry = '%s', hash = '%s'"
                .formatted(hex(entry), hex(hash))
            + at(5),
        "update ledger_edge set hashes = '" + hex(hashes) + "' where tenant = '{tenant}'",
        "update ledger_checkpoint set note = '"
            + note
            + "' where tenant = '{tenant}' and size = 6");
  }

  private void awaitCopy(String tenant, int size) {
    Duration limit = Duration.ofSeconds(20);
    await()
        .atMost(limit)
        .until(
            () ->
                archives.newest(tenant).await().atMost(limit).stream()
                    .anyMatch(
                        copy -> Checkpoint.parse(SignedNote.parse(copy).text()).size() == size));
  }

  private static void pend(String tenant, int n) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < n; i++) {
      rows.append(i == 0 ? "" : ",")
          .append(
              "('%s', '%s', 'DECISION', 'r', '%s')"
                  .formatted(tenant, UUID.randomUUID(), hex(entry(tenant, i))));
    }
    Estate.execute("insert into ledger_pending (tenant, id, type, resource, entry) values " + rows);
  }

  private static byte[] entry(String tenant, int version) {
    return LedgerEntry.newBuilder()
        .setForm(1)
        .setTenant(tenant)
        .setDecision(
            DecisionEntry.newBuilder().setKind("ANSWER").setResource("r").setVersion(version))
        .build()
        .toByteArray();
  }

  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}
