package io.plumbline.assessment.milestone;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;

/** Milestones between the contract and the database. */
public final class MilestoneProtos {

  private MilestoneProtos() {}

  /** A milestone without what it froze. */
  public static io.plumbline.proto.assessment.v1.Milestone proto(Milestone milestone) {
    return io.plumbline.proto.assessment.v1.Milestone.newBuilder()
        .setName(milestone.key().name())
        .setDisplayName(milestone.displayName())
        .setNote(milestone.note())
        .setSequence(milestone.sequence())
        .setEdition(milestone.edition())
        .setScoringPolicy(milestone.scoringPolicy())
        .setAssessmentVersion(milestone.assessmentVersion())
        .setPracticeCount(milestone.practiceCount())
        .setAnsweredCount(milestone.answeredCount())
        .setContradictedCount(milestone.contradictedCount())
        .setScore(milestone.score())
        .setCreator(milestone.creator())
        .setCreateTime(Times.timestamp(milestone.createdAt()))
        .setContentHash(ByteString.copyFrom(milestone.contentHash()))
        .setPreviousHash(ByteString.copyFrom(milestone.previousHash()))
        .build();
  }

  /** A milestone with all that it froze. */
  public static io.plumbline.proto.assessment.v1.Milestone whole(
      Milestone milestone, byte[] content) {
    return proto(milestone).toBuilder()
        .setSnapshot(ByteString.copyFrom(content))
        .addAllPracticeStates(snapshot(content).getPracticeStatesList())
        .build();
  }

  /** What was frozen. */
  public static MilestoneSnapshot snapshot(byte[] content) {
    try {
      return MilestoneSnapshot.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("what a milestone froze can no longer be read", e);
    }
  }
}
