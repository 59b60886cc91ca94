package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.util.Timestamps;
import io.plumbline.proto.evidence.v1.AttestationEntry;
import io.plumbline.proto.evidence.v1.DecisionEntry;
import io.plumbline.proto.evidence.v1.FindingProof;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.Lifecycle;
import io.plumbline.proto.evidence.v1.Observation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a proof proves, in words that stand in it. */
final class Proven {
  private static final int FINDING_BYTES = 92;
  private static final int HASH = 32;

  private Proven() {}

  static ObjectNode json(LedgerEntry entry, Optional<FindingProof> finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("tenant", entry.getTenant());
    json.put("recorded", Timestamps.toString(entry.getRecordTime()));
    switch (entry.getContentCase()) {
      case FINDINGS -> json.put("scan", entry.getFindings().getScan());
      case ATTESTATION -> attestation(json, entry.getAttestation());
      case DECISION -> decision(json, entry.getDecision());
      case KEY -> json.put("key", entry.getKey().getKey());
      case CONTENT_NOT_SET -> json.putNull("content");
    }
    finding
        .map(proof -> proof.getLeaf().toByteArray())
        .filter(leaf -> leaf.length == FINDING_BYTES)
        .ifPresent(leaf -> finding(json, leaf));
    return json;
  }

  private static void attestation(ObjectNode json, AttestationEntry entry) {
    json.put("attestation", entry.getAttestation());
    json.put("practice", entry.getPractice());
    json.put("outcome", entry.getOutcome().name().replaceFirst("^OUTCOME_", ""));
    json.put("attested_by", entry.getAttestedBy());
    json.put("content_sha256", hex(entry.getContentHash().toByteArray()));
  }

  private static void decision(ObjectNode json, DecisionEntry entry) {
    json.put("decision", entry.getResource());
    json.put("kind", entry.getKind());
    json.put("from", entry.getFromState());
    json.put("to", entry.getToState());
    json.put("decided_by", entry.getDecidedBy());
    json.put("content_sha256", hex(entry.getContentHash().toByteArray()));
  }

  private static void finding(ObjectNode json, byte[] leaf) {
    ByteBuffer in = ByteBuffer.wrap(leaf, 1, leaf.length - 1);
    json.put("finding", "findings/" + new UUID(in.getLong(), in.getLong()));
    json.put("observed", Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS).toString());
    json.put("observation", word(Observation.forNumber(in.get()), "OBSERVATION_"));
    json.put("lifecycle", word(Lifecycle.forNumber(in.get()), "LIFECYCLE_"));
    in.get();
    byte[] content = new byte[HASH];
    byte[] original = new byte[HASH];
    in.get(content).get(original);
    json.put("content_sha256", hex(content));
    json.put("original_sha256", hex(original));
  }

  private static String word(@Nullable Enum<?> value, String prefix) {
    return value == null ? "?" : value.name().replaceFirst("^" + prefix, "");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
