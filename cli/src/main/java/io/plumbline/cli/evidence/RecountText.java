package io.plumbline.cli.evidence;

import io.plumbline.cli.client.Words;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse.Difference;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.ArrayList;
import java.util.List;

/** A recount for people: a line for each difference, and one for each workload. */
final class RecountText {
  private RecountText() {}

  static String of(List<RecountRollupsResponse> workloads) {
    List<String> lines = new ArrayList<>();
    for (RecountRollupsResponse workload : workloads) {
      workload.getDifferencesList().forEach(d -> lines.add(difference(workload, d)));
      lines.add(
          "%s: %d compared, %d different%s"
              .formatted(
                  workload.getWorkload(),
                  workload.getComparedCount(),
                  workload.getDifferencesCount(),
                  workload.getCorrected() ? ", corrected" : ""));
    }
    return lines.isEmpty() ? "no workloads" : String.join(System.lineSeparator(), lines);
  }

  private static String difference(RecountRollupsResponse workload, Difference difference) {
    return "%s  %s  %s  kept %s, counted %s"
        .formatted(
            workload.getWorkload(),
            difference.getConcept(),
            Words.lower(difference.getSourceKind()),
            numbers(difference.getKept()),
            numbers(difference.getCounted()));
  }

  /** Pass, fail and warn, fresh and then stale. */
  private static String numbers(EvidenceCounts counts) {
    return "%d/%d/%d stale %d/%d/%d"
        .formatted(
            counts.getPass(),
            counts.getFail(),
            counts.getWarn(),
            counts.getStalePass(),
            counts.getStaleFail(),
            counts.getStaleWarn());
  }
}
