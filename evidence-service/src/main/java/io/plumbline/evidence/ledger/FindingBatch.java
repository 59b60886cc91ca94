package io.plumbline.evidence.ledger;

import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.HeldTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Findings that one transaction stored.
 *
 * @param id of the batch and of its leaf
 * @param sequence in the stream; 0 when there is none
 * @param leaves their bytes in the order of the ids
 */
public record FindingBatch(
    UUID id, UUID scan, long sequence, Written written, List<byte[]> leaves) {

  /** How many of them were what. */
  public record Written(int added, int changed, int refreshed, int gone) {}

  /** A batch of findings, in any order. */
  public static FindingBatch of(
      UUID id, UUID scan, long sequence, Written written, Collection<FindingLeaf> findings) {
    List<byte[]> leaves =
        findings.stream().map(FindingLeaf::bytes).sorted(Arrays::compareUnsigned).toList();
    return new FindingBatch(id, scan, sequence, written, leaves);
  }

  /** The leaves that {@link #body} joined. */
  public static List<byte[]> split(byte[] body) {
    List<byte[]> leaves = new ArrayList<>(body.length / FindingLeaf.BYTES);
    for (int at = 0; at + FindingLeaf.BYTES <= body.length; at += FindingLeaf.BYTES) {
      leaves.add(Arrays.copyOfRange(body, at, at + FindingLeaf.BYTES));
    }
    return leaves;
  }

  /** The tree over leaves. */
  public static HeldTree tree(List<byte[]> leaves) {
    return new HeldTree(leaves.stream().map(Hashes::leaf).toList());
  }

  /** The leaves joined, for keeping. */
  byte[] body() {
    byte[] body = new byte[leaves.size() * FindingLeaf.BYTES];
    for (int i = 0; i < leaves.size(); i++) {
      System.arraycopy(leaves.get(i), 0, body, i * FindingLeaf.BYTES, FindingLeaf.BYTES);
    }
    return body;
  }
}
