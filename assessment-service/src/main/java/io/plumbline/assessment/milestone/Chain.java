package io.plumbline.assessment.milestone;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.proto.assessment.v1.MilestoneFault;
import io.plumbline.proto.assessment.v1.MilestoneFault.Kind;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of one assessment held against one another, one after the other from the first on.
 * A pure function of what it is given.
 */
public final class Chain {

  private final List<MilestoneFault> faults = new ArrayList<>();
  private long length;
  private long last;
  private byte[] lastHash = {};

  /**
   * Takes the next milestone.
   *
   * @param milestone what is told of it
   * @param content what it froze, null when that is gone
   */
  public void add(Milestone milestone, @Nullable FrozenContent content) {
    Set<Kind> wrong = EnumSet.noneOf(Kind.class);
    if (milestone.sequence() != last + 1) {
      wrong.add(Kind.KIND_SEQUENCE);
    }
    if (!Arrays.equals(milestone.previousHash(), lastHash)) {
      wrong.add(Kind.KIND_PREVIOUS);
    }
    wrong.addAll(content == null ? Set.of(Kind.KIND_CONTENT) : compare(milestone, content));
    for (Kind kind : wrong) {
      faults.add(
          MilestoneFault.newBuilder().setMilestone(milestone.key().name()).setKind(kind).build());
    }
    last = milestone.sequence();
    lastHash = milestone.contentHash();
    length++;
  }

  private static Set<Kind> compare(Milestone told, FrozenContent content) {
    Set<Kind> wrong = EnumSet.noneOf(Kind.class);
    byte[] hash = ContentHash.ofBytes(content.content());
    if (!Arrays.equals(hash, told.contentHash())) {
      wrong.add(Kind.KIND_CONTENT);
    }
    if (!told(content, told.contentHash(), told.key().tenant())
        .equals(MilestoneProtos.proto(told))) {
      wrong.add(Kind.KIND_LABEL);
    }
    return wrong;
  }

  /** What is to be told of a snapshot; nothing when its bytes can no longer be read. */
  private static io.plumbline.proto.assessment.v1.Milestone told(
      FrozenContent content, byte[] hash, String tenant) {
    try {
      MilestoneSnapshot snapshot = MilestoneSnapshot.parseFrom(content.content());
      return snapshot.getTenant().equals(tenant)
          ? MilestoneProtos.proto(new Milestone(snapshot, hash))
          : io.plumbline.proto.assessment.v1.Milestone.getDefaultInstance();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return io.plumbline.proto.assessment.v1.Milestone.getDefaultInstance();
    }
  }

  /** How many were taken. */
  public long length() {
    return length;
  }

  /** The sequence of the last one; 0 before the first. */
  public long last() {
    return last;
  }

  /** What is wrong with them, the oldest first. */
  public List<MilestoneFault> faults() {
    return List.copyOf(faults);
  }
}
