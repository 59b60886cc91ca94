package io.plumbline.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * What was measured; every figure is the median over the passes, ratios of rates of the same pass.
 *
 * @param stored findings of the tenant before the first pass
 */
record BenchReport(BenchPlan plan, long stored, List<Pass> passes, OptionalLong peakMegabytes) {

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("findings", plan.findings());
    json.put("findings_per_s", Math.round(median(Pass::first)));
    json.put("copy_rows_per_s", Math.round(median(Pass::copy)));
    json.put("ratio", ratio(Pass::ratio));
    json.put("resend_ratio", ratio(Pass::resendRatio));
    json.put("changed_ratio", ratio(Pass::changedRatio));
    json.put("peak_rss_mb", peakMegabytes.stream().boxed().findFirst().orElse(null));
    json.put("ledger_on_off", ratio(Pass::ledgerRatio));
    json.put("rls_on_off", ratio(Pass::rowSecurityRatio));
    json.put("load_average", load());
    json.put("passes", passes.size()).put("stored", stored);
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    json()
        .fields()
        .forEachRemaining(
            field -> text.append("%-16s %s%n".formatted(field.getKey(), field.getValue())));
    return text.toString().stripTrailing();
  }

  private BigDecimal ratio(ToDoubleFunction<Pass> figure) {
    return rounded(median(figure));
  }

  private double median(ToDoubleFunction<Pass> figure) {
    double[] sorted = passes.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Of the last minute: what else the machine did while this was measured. */
  private static BigDecimal load() {
    return rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static BigDecimal rounded(double figure) {
    return BigDecimal.valueOf(figure).setScale(2, RoundingMode.HALF_UP);
  }
}
