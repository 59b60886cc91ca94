package io.plumbline.evidence.ledger;

import io.plumbline.proto.evidence.v1.Attestation;

/**
 * SHA-256 of what a person attested, as length-prefixed UTF-8 texts in a fixed order: with the name
 * and digest of each file, and what it renews, where it has any.
 */
public final class AttestationHash {

  private static final String FORM = "plumbline.attestation.v1";

  private AttestationHash() {}

  /**
   * The hash of an attestation.
   *
   * @param attestedBy stable id of the person, which the contract does not show
   */
  public static byte[] of(Attestation attestation, String attestedBy) {
    HashedTexts texts =
        new HashedTexts(FORM)
            .put(attestation.getName())
            .put(attestation.getPractice())
            .put(attestation.getConcept())
            .put(attestation.getOutcome().name())
            .put(attestation.getStatement())
            .put(attestation.getMethod().name())
            .put(attestedBy)
            .put(attestation.getAuthor())
            .put(attestation.getCreateTime())
            .put(attestation.getValidUntilTime());
    if (attestation.getFilesCount() > 0 || !attestation.getRenews().isEmpty()) {
      texts.put(attestation.getRenews());
      attestation
          .getFileDetailsList()
          .forEach(file -> texts.put(file.getName()).put(file.getSha256()));
    }
    return texts.digest();
  }
}
