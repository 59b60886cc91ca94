package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Claim;
import io.plumbline.evidence.finding.Digests;
import io.plumbline.evidence.finding.Finding;
import java.util.UUID;

/**
 * A record that may be taken.
 *
 * @param id the name of the finding: source and identity
 * @param raw the original, empty when it is too large to keep
 * @param original SHA-256 of {@code raw}
 */
record Candidate(Finding finding, Claim claim, UUID id, byte[] raw, byte[] original) {

  /** Originals beyond 240 KiB are not kept. */
  static final int MAX_RAW = 240 << 10;

  static Candidate of(String source, Finding finding, byte[] raw) {
    byte[] kept = raw.length > MAX_RAW ? new byte[0] : raw;
    return new Candidate(
        finding, Claim.of(finding), Digests.id(source, finding), kept, Digests.original(kept));
  }
}
