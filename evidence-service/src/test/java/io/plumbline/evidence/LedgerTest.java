package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.evidence.ledger.FindingLeaf;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Proofs;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.GetCheckpointRequest;
import io.plumbline.proto.evidence.v1.GetConsistencyProofRequest;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.GetInclusionProofRequest;
import io.plumbline.proto.evidence.v1.GetLedgerKeysRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.Leaf;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import io.plumbline.proto.evidence.v1.ListLeavesRequest;
import io.plumbline.proto.evidence.v1.ListLeavesResponse;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class LedgerTest {

  @Test
  void shouldProveEachFindingAndAttestationWithNothingButTheKey() throws Exception {
    // Given
    LedgerScene scene = LedgerScene.full();
    LedgerServiceBlockingStub vic = scene.as("vic", "viewer");
    NoteKey key =
        NoteKey.parse(vic.getLedgerKeys(GetLedgerKeysRequest.getDefaultInstance()).getKeys(0));

    for (String finding : scene.findings()) {
      // When
      InclusionProof proof = vic.getEvidenceProof(evidence(finding, 0));

      // Then
      LedgerEntry entry = verified(proof, key);
      byte[] leaf = proof.getFinding().getLeaf().toByteArray();
      assertThat(
              Proofs.includes(
                  Hashes.leaf(leaf),
                  proof.getFinding().getIndex(),
                  entry.getFindings().getFindingCount(),
                  bytes(proof.getFinding().getPathList()),
                  entry.getFindings().getRoot().toByteArray()))
          .isTrue();
      assertThat("findings/" + FindingLeaf.of(leaf).id()).isEqualTo(finding);
    }
    InclusionProof attested = vic.getEvidenceProof(evidence(scene.attestation, 0));
    assertThat(verified(attested, key).getAttestation().getAttestation())
        .isEqualTo(scene.attestation);
    assertThat(attested.hasFinding()).isFalse();
    assertThat(new String(attested.toByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("seen with my own eyes");
  }

  @Test
  void shouldAddALeafForWhatChangesAndNoneForTheSameAgain() {
    // Given
    LedgerScene scene = new LedgerScene();
    scene.estate.source("*");
    scene.upload(LedgerScene.NOW, "a", "b");
    Ledgers.awaitLeaves(scene.tenant, 2);

    // When
    scene.upload(LedgerScene.NOW, "a", "b");
    scene.upload(LedgerScene.NOW.minusSeconds(60), "a", "b");
    scene.upload(LedgerScene.NOW.plusSeconds(60), "a", "b");

    // Then
    Ledgers.awaitLeaves(scene.tenant, 3);
    Ledgers.whole(scene.tenant);
    String second = "select count(*) from ledger_batch where tenant = '%s'".formatted(scene.tenant);
    assertThat(scene.estate.count(second)).isEqualTo(2);
    assertThat(scene.check().verdict().getWhole()).isTrue();
  }

  @Test
  void shouldRecordWhatACompleteScanNoLongerHolds() {
    // Given
    LedgerScene scene = new LedgerScene();
    scene.estate.source("*").workload("shop", List.of("1"));
    scene.upload(LedgerScene.NOW, "a", "b");
    Ledgers.awaitLeaves(scene.tenant, 2);

    // When
    Upload.complete(
        scene.estate.machine(),
        Scan.at(LedgerScene.NOW.plusSeconds(60)).fail("r1", "1", "a").json());

    // Then: a batch that refreshes one, and one in which the other is gone
    Ledgers.awaitLeaves(scene.tenant, 4);
    for (String finding : scene.findings()) {
      scene.as("vic", "viewer").getEvidenceProof(evidence(finding, 0));
    }
    assertThat(scene.check().places()).isEmpty();
  }

  @Test
  void shouldProveThatALaterLogGoesOnFromAnEarlierOne() {
    // Given
    LedgerScene scene = LedgerScene.full();
    LedgerServiceBlockingStub vic = scene.as("vic", "viewer");
    Checkpoint second = head(vic, 2);
    Checkpoint newest = head(vic, 0);
    assertThat(newest.size()).isEqualTo(6);

    // When
    ConsistencyProof proof =
        vic.getConsistencyProof(GetConsistencyProofRequest.newBuilder().setFirstSize(2).build());

    // Then
    assertThat(Proofs.extend(2, second.root(), 6, newest.root(), bytes(proof.getPathList())))
        .isTrue();
    assertThat(status(() -> head(vic, 1))).isEqualTo(Status.Code.NOT_FOUND);
    GetConsistencyProofRequest.Builder request = GetConsistencyProofRequest.newBuilder();
    assertThat(
            status(() -> vic.getConsistencyProof(request.setFirstSize(1).setSecondSize(7).build())))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            status(() -> vic.getConsistencyProof(request.setFirstSize(5).setSecondSize(4).build())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void shouldListLeavesForAuditorsOnly() throws Exception {
    // Given
    LedgerScene scene = LedgerScene.full();
    LedgerServiceBlockingStub audrey = scene.as("audrey", "auditor");

    // When
    ListLeavesResponse first =
        audrey.listLeaves(ListLeavesRequest.newBuilder().setPageSize(4).build());
    ListLeavesResponse rest =
        audrey.listLeaves(
            ListLeavesRequest.newBuilder()
                .setPageSize(4)
                .setPageToken(first.getNextPageToken())
                .build());

    // Then
    assertThat(first.getLeavesList()).extracting(Leaf::getSequence).containsExactly(0L, 1L, 2L, 3L);
    assertThat(rest.getLeavesList())
        .extracting(leaf -> leaf.getType().name())
        .containsExactly("LEAF_TYPE_DECISION", "LEAF_TYPE_MILESTONE");
    assertThat(rest.getNextPageToken()).isEmpty();
    InclusionProof milestone =
        audrey.getInclusionProof(GetInclusionProofRequest.newBuilder().setSequence(5).build());
    assertThat(LedgerEntry.parseFrom(milestone.getEntry()).getDecision().getDecidedBy())
        .isEqualTo("ana-id");
    LedgerServiceBlockingStub vic = scene.as("vic", "viewer");
    assertThat(status(() -> vic.listLeaves(ListLeavesRequest.getDefaultInstance())))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(status(() -> vic.getInclusionProof(GetInclusionProofRequest.getDefaultInstance())))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(
            status(
                () ->
                    audrey.getInclusionProof(
                        GetInclusionProofRequest.newBuilder().setSequence(6).build())))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldProveOnlyWhatOneMaySee() {
    // Given
    LedgerScene scene = LedgerScene.full();
    Upload.of(scene.estate.machine(), Scan.at(LedgerScene.NOW).fail("r1", "2", "secret").json());
    Ledgers.awaitLeaves(scene.tenant, 7);
    String secret =
        "findings/"
            + Estate.rows(
                    "select id from finding where tenant = '%s' and account = '2'"
                        .formatted(scene.tenant))
                .get(0)
                .get(0);

    // Then
    LedgerServiceBlockingStub vic = scene.as("vic", "viewer");
    assertThat(status(() -> vic.getEvidenceProof(evidence(secret, 0))))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(status(() -> vic.getEvidenceProof(evidence("findings/" + UUID.randomUUID(), 0))))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(scene.as("audrey", "auditor").getEvidenceProof(evidence(secret, 0)).hasFinding())
        .isTrue();
    LedgerServiceBlockingStub elsewhere = new LedgerScene().as("audrey", "auditor");
    assertThat(status(() -> elsewhere.getEvidenceProof(evidence(secret, 0))))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(status(() -> elsewhere.getEvidenceProof(evidence(scene.attestation, 0))))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldSayWhenAPlaceIsNotGivenYetOrNeverWillBe() {
    // Given
    LedgerScene scene = LedgerScene.full();
    String finding = scene.findings().get(0);
    String of =
        " where tenant = '%s' and id = '%s'"
            .formatted(scene.tenant, finding.substring("findings/".length()));

    // When
    Ledgers.tamper("update finding set batch = '" + UUID.randomUUID() + "'" + of);

    // Then
    LedgerServiceBlockingStub vic = scene.as("vic", "viewer");
    StatusRuntimeException soon = refused(() -> vic.getEvidenceProof(evidence(finding, 0)));
    assertThat(soon.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(TestCalls.reason(soon)).isEqualTo("LEDGER_PENDING");

    // When
    Ledgers.tamper("update finding set batch = null" + of);

    // Then
    StatusRuntimeException never = refused(() -> vic.getEvidenceProof(evidence(finding, 0)));
    assertThat(TestCalls.reason(never)).isEqualTo("LEDGER_MISSING");
  }

  private static LedgerEntry verified(InclusionProof proof, NoteKey key) throws Exception {
    LogProof file = LogProof.parse(proof.getProofFile());
    SignedNote note = SignedNote.parse(file.checkpoint());
    assertThat(note.signer(List.of(key))).isPresent();
    Checkpoint head = Checkpoint.parse(note.text());
    byte[] entry = proof.getEntry().toByteArray();
    assertThat(
            Proofs.includes(
                Hashes.leaf(entry), file.index(), head.size(), file.path(), head.root()))
        .isTrue();
    assertThat(proof.getLeaf().getHash().toByteArray()).isEqualTo(Hashes.leaf(entry));
    return LedgerEntry.parseFrom(entry);
  }

  private static GetEvidenceProofRequest evidence(String name, long size) {
    return GetEvidenceProofRequest.newBuilder().setName(name).setSize(size).build();
  }

  private static Checkpoint head(LedgerServiceBlockingStub stub, long size) {
    return Checkpoint.parse(
        SignedNote.parse(
                stub.getCheckpoint(GetCheckpointRequest.newBuilder().setSize(size).build())
                    .getNote())
            .text());
  }

  private static List<byte[]> bytes(List<ByteString> hashes) {
    return hashes.stream().map(ByteString::toByteArray).toList();
  }

  private static Status.Code status(Runnable call) {
    return refused(call).getStatus().getCode();
  }

  private static StatusRuntimeException refused(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run);
  }
}
