package io.plumbline.evidence.maintenance;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.rollup.ObservedEvents;
import io.plumbline.evidence.rollup.RollupComparison.Compared;
import io.plumbline.evidence.rollup.RollupComparison.Side;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse.Difference;
import io.plumbline.proto.evidence.v1.SourceKind;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.time.Instant;
import java.util.List;

/** Maps comparisons to the contract. */
final class DifferenceProtos {

  private DifferenceProtos() {}

  static RecountRollupsResponse response(
      String workload, int compared, List<Compared> different, boolean corrected) {
    return RecountRollupsResponse.newBuilder()
        .setWorkload(Workloads.PREFIX + workload)
        .setComparedCount(compared)
        .addAllDifferences(different.stream().map(DifferenceProtos::difference).toList())
        .setCorrected(corrected)
        .build();
  }

  private static Difference difference(Compared compared) {
    return Difference.newBuilder()
        .setConcept(compared.key().concept())
        .setSourceKind(SourceKind.valueOf("SOURCE_KIND_" + compared.kind()))
        .setKept(counts(compared.key().workload(), compared.kept()))
        .setCounted(counts(compared.key().workload(), compared.counted()))
        .build();
  }

  private static EvidenceCounts counts(String workload, Side side) {
    List<Long> numbers = side.numbers().counts();
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(numbers.get(0))
            .setFail(numbers.get(1))
            .setWarn(numbers.get(2))
            .setStalePass(numbers.get(3))
            .setStaleFail(numbers.get(4))
            .setStaleWarn(numbers.get(5))
            .addAllAccepted(ObservedEvents.accepted(workload, side.numbers().accepted()));
    Instant newest = side.newest();
    if (newest != null) {
      counts.setNewestObserveTime(toProtoTimestamp(newest));
    }
    Instant next = side.nextExpiry();
    if (next != null) {
      counts.setNextExpireTime(toProtoTimestamp(next));
    }
    return counts.build();
  }
}
