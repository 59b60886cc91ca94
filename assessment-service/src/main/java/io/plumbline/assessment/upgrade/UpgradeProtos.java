package io.plumbline.assessment.upgrade;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.milestone.MilestoneKey;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.UpgradePlan;

/** Upgrades between the contract and the database. */
final class UpgradeProtos {

  private UpgradeProtos() {}

  /** An upgrade without its plan. */
  static io.plumbline.proto.assessment.v1.Upgrade proto(Upgrade upgrade) {
    io.plumbline.proto.assessment.v1.Upgrade.Builder proto =
        io.plumbline.proto.assessment.v1.Upgrade.newBuilder();
    upgrade.undoneAt().map(Times::timestamp).ifPresent(proto::setUndoTime);
    return proto
        .setName(upgrade.key().name())
        .setEdition(upgrade.edition())
        .setTargetAssessment(upgrade.targetKey().name())
        .setState(
            io.plumbline.proto.assessment.v1.Upgrade.State.valueOf(
                "STATE_" + upgrade.state().name()))
        .setMilestone(MilestoneKey.of(upgrade.key().assessmentKey(), upgrade.milestone()).name())
        .setAuthor(upgrade.author())
        .setApplyTime(Times.timestamp(upgrade.appliedAt()))
        .setUndoAuthor(upgrade.undoAuthor())
        .setUndoReason(upgrade.undoReason())
        .setSummary(plan(upgrade).getSummary())
        .setEtag(Etags.of(upgrade.version()))
        .build();
  }

  /**
   * An upgrade with its plan.
   *
   * @param changes how often people have changed the new assessment since
   */
  static io.plumbline.proto.assessment.v1.Upgrade whole(Upgrade upgrade, long changes) {
    return proto(upgrade).toBuilder()
        .setPlan(plan(upgrade))
        .setChangeCount(Math.toIntExact(changes))
        .build();
  }

  private static UpgradePlan plan(Upgrade upgrade) {
    try {
      return UpgradePlan.parseFrom(upgrade.plan());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("what an upgrade did can no longer be read", e);
    }
  }
}
