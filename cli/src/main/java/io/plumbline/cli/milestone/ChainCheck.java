package io.plumbline.cli.milestone;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Milestones of one assessment, from the first on, hashed and followed here: nothing is believed
 * that a service says of them.
 */
final class ChainCheck {
  private final List<String> faults = new ArrayList<>();
  private ByteString lastHash = ByteString.EMPTY;
  private long count;

  /** Takes the next one, with what it froze. */
  void add(Milestone milestone) {
    count++;
    ByteString hash = sha256(milestone.getSnapshot());
    check(milestone, hash.equals(milestone.getContentHash()), "does not have the hash it shows");
    try {
      MilestoneSnapshot frozen = MilestoneSnapshot.parseFrom(milestone.getSnapshot());
      check(milestone, frozen.getSequence() == count, "is not number " + count + " of the chain");
      check(
          milestone,
          frozen.getPreviousHash().equals(lastHash),
          "does not hold the hash of the one before");
      check(milestone, agrees(milestone, frozen), "froze something else than it shows");
    } catch (InvalidProtocolBufferException e) {
      faults.add(milestone.getName() + " can not be read");
    }
    lastHash = hash;
  }

  private static boolean agrees(Milestone shown, MilestoneSnapshot frozen) {
    return frozen.getMilestone().equals(shown.getName())
        && frozen.getDisplayName().equals(shown.getDisplayName())
        && frozen.getNote().equals(shown.getNote())
        && frozen.getCreator().equals(shown.getCreator())
        && frozen.getCreateTime().equals(shown.getCreateTime())
        && frozen.getScore().equals(shown.getScore())
        && frozen.getPracticeStatesList().equals(shown.getPracticeStatesList());
  }

  private void check(Milestone milestone, boolean holds, String otherwise) {
    if (!holds) {
      faults.add(milestone.getName() + " " + otherwise);
    }
  }

  /** How many were taken. */
  long count() {
    return count;
  }

  /** The hash of the last one, as it was computed here. */
  ByteString lastHash() {
    return lastHash;
  }

  /** What is wrong, in words. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private static ByteString sha256(ByteString content) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
