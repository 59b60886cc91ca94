package io.plumbline.evidence.attestation;

import io.plumbline.proto.evidence.v1.Attestation;
import io.vertx.mutiny.sqlclient.Row;

/**
 * An attestation with what the contract does not show.
 *
 * @param attestedBy stable id of the person
 */
public record StoredAttestation(Attestation attestation, String attestedBy) {

  /** The attestation in a row with all columns of the table. */
  public static StoredAttestation of(Row row) {
    return new StoredAttestation(AttestationProtos.stated(row).build(), row.getString("author"));
  }
}
