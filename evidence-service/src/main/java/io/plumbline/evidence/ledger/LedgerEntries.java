package io.plumbline.evidence.ledger;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.ByteString;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationEntry;
import io.plumbline.proto.evidence.v1.DecisionEntry;
import io.plumbline.proto.evidence.v1.FindingsEntry;
import io.plumbline.proto.evidence.v1.KeyEntry;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import java.time.Instant;
import java.util.UUID;

/** Makes entries: what a leaf says, as the bytes its hash covers. */
public final class LedgerEntries {

  private static final int FORM = 1;

  private LedgerEntries() {}

  static PendingLeaf findings(String tenant, Instant now, FindingBatch batch) {
    String scan = "scans/" + batch.scan();
    FindingsEntry entry =
        FindingsEntry.newBuilder()
            .setScan(scan)
            .setBatch(batch.id().toString())
            .setSequence(batch.sequence())
            .setFindingCount(batch.leaves().size())
            .setNewCount(batch.written().added())
            .setChangedCount(batch.written().changed())
            .setRefreshedCount(batch.written().refreshed())
            .setGoneCount(batch.written().gone())
            .setRoot(ByteString.copyFrom(FindingBatch.tree(batch.leaves()).root()))
            .build();
    return leaf(LeafType.FINDINGS, batch.id(), scan, entry(tenant, now).setFindings(entry));
  }

  static PendingLeaf attestation(
      String tenant, Instant now, UUID id, Attestation taken, String attestedBy) {
    AttestationEntry entry =
        AttestationEntry.newBuilder()
            .setAttestation(taken.getName())
            .setPractice(taken.getPractice())
            .setOutcome(taken.getOutcome())
            .setAttestedBy(attestedBy)
            .setValidUntilTime(taken.getValidUntilTime())
            .setContentHash(ByteString.copyFrom(AttestationHash.of(taken, attestedBy)))
            .build();
    return leaf(
        LeafType.ATTESTATION, id, taken.getName(), entry(tenant, now).setAttestation(entry));
  }

  static PendingLeaf decision(String tenant, Instant now, UUID id, DecisionRecorded decision) {
    String kind = decision.getKind().name().replaceFirst("^KIND_", "");
    DecisionEntry entry =
        DecisionEntry.newBuilder()
            .setKind(kind)
            .setResource(decision.getResource())
            .setVersion(decision.getVersion())
            .setFromState(decision.getFromState())
            .setToState(decision.getToState())
            .setDecidedBy(decision.getDecidedBy())
            .setDecideTime(decision.getDecideTime())
            .setContentHash(decision.getContentHash())
            .build();
    LeafType type =
        decision.getKind() == DecisionRecorded.Kind.KIND_MILESTONE
            ? LeafType.MILESTONE
            : LeafType.DECISION;
    return leaf(type, id, decision.getResource(), entry(tenant, now).setDecision(entry));
  }

  static PendingLeaf withdrawal(String tenant, Instant now, UUID id, Withdrawal withdrawal) {
    DecisionEntry entry =
        DecisionEntry.newBuilder()
            .setKind(Withdrawal.KIND)
            .setResource(withdrawal.attestation())
            .setVersion(1)
            .setFromState("ACTIVE")
            .setToState("WITHDRAWN")
            .setDecidedBy(withdrawal.withdrawnBy())
            .setDecideTime(toProtoTimestamp(withdrawal.time()))
            .setContentHash(ByteString.copyFrom(withdrawal.hash()))
            .build();
    return leaf(
        LeafType.DECISION, id, withdrawal.attestation(), entry(tenant, now).setDecision(entry));
  }

  /** The leaf that says which key signs from it on. */
  public static PendingLeaf key(
      String tenant, Instant now, UUID id, String key, String replacedKey) {
    KeyEntry entry = KeyEntry.newBuilder().setKey(key).setReplacedKey(replacedKey).build();
    return leaf(LeafType.KEY, id, key, entry(tenant, now).setKey(entry));
  }

  private static LedgerEntry.Builder entry(String tenant, Instant now) {
    return LedgerEntry.newBuilder()
        .setForm(FORM)
        .setTenant(tenant)
        .setRecordTime(toProtoTimestamp(now));
  }

  private static PendingLeaf leaf(
      LeafType type, UUID id, String resource, LedgerEntry.Builder entry) {
    return new PendingLeaf(id, type.name(), resource, entry.build().toByteArray());
  }
}
