package io.plumbline.evidence.ledger;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.evidence.v1.Attestation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
    MessageDigest digest = sha256();
    put(digest, FORM);
    put(digest, attestation.getName());
    put(digest, attestation.getPractice());
    put(digest, attestation.getConcept());
    put(digest, attestation.getOutcome().name());
    put(digest, attestation.getStatement());
    put(digest, attestation.getMethod().name());
    put(digest, attestedBy);
    put(digest, attestation.getAuthor());
    put(digest, micros(attestation.getCreateTime()));
    put(digest, micros(attestation.getValidUntilTime()));
    if (attestation.getFilesCount() > 0 || !attestation.getRenews().isEmpty()) {
      put(digest, attestation.getRenews());
      attestation
          .getFileDetailsList()
          .forEach(
              file -> {
                put(digest, file.getName());
                put(digest, file.getSha256());
              });
    }
    return digest.digest();
  }

  private static String micros(Timestamp time) {
    return Long.toString(time.getSeconds() * 1_000_000 + time.getNanos() / 1_000);
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int n = bytes.length;
    digest.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
