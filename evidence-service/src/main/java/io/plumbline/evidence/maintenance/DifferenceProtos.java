package io.plumbline.evidence.maintenance;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.rollup.RollupComparison.Compared;
import io.plumbline.evidence.rollup.RollupComparison.Numbers;
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
        .setKept(counts(compared.kept()))
        .setCounted(counts(compared.counted()))
        .build();
  }

  private static EvidenceCounts counts(Numbers numbers) {
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(numbers.counts().get(0))
            .setFail(numbers.counts().get(1))
            .setWarn(numbers.counts().get(2))
            .setStalePass(numbers.counts().get(3))
            .setStaleFail(numbers.counts().get(4))
            .setStaleWarn(numbers.counts().get(5));
    Instant newest = numbers.newest();
    if (newest != null) {
      counts.setNewestObserveTime(toProtoTimestamp(newest));
    }
    Instant next = numbers.nextExpiry();
    if (next != null) {
      counts.setNextExpireTime(toProtoTimestamp(next));
    }
    return counts.build();
  }
}
