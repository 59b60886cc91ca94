package io.plumbline.evidence.finding;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What decides between two records of one identity: the later observation, then the graver outcome,
 * then the greater content hash, so that the winner never depends on the order of arrival.
 *
 * @param content SHA-256 of {@link Digests#content}
 */
public record Claim(Instant observedAt, Observation observation, byte[] content)
    implements Comparable<Claim> {

  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::observedAt)
          .thenComparingInt(claim -> claim.observation().rank())
          .thenComparing(Claim::content, Arrays::compareUnsigned);

  /** The claim a finding makes. */
  public static Claim of(Finding finding) {
    return new Claim(finding.observedAt(), finding.observation(), Digests.content(finding));
  }

  @Override
  public int compareTo(Claim other) {
    return ORDER.compare(this, other);
  }

  /** True when both say the same, whenever they said it. */
  public boolean saysTheSameAs(Claim other) {
    return Arrays.equals(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claim claim && compareTo(claim) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content) * 31 + observedAt.hashCode();
  }
}
