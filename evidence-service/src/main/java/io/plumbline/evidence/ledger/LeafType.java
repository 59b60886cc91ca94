package io.plumbline.evidence.ledger;

/** What a leaf is about. */
public enum LeafType {
  FINDINGS,
  ATTESTATION,
  DECISION,
  MILESTONE,
  KEY
}
