package io.plumbline.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.List;

/** A recount for programs: an object per workload. */
final class RecountJson {
  private RecountJson() {}

  static JsonNode of(List<RecountRollupsResponse> workloads) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (RecountRollupsResponse workload : workloads) {
      ObjectNode node =
          all.addObject()
              .put("workload", workload.getWorkload())
              .put("compared", workload.getComparedCount())
              .put("corrected", workload.getCorrected());
      ArrayNode differences = node.putArray("differences");
      workload
          .getDifferencesList()
          .forEach(
              difference -> {
                ObjectNode one =
                    differences
                        .addObject()
                        .put("concept", difference.getConcept())
                        .put("source_kind", Words.lower(difference.getSourceKind()));
                one.set("kept", numbers(difference.getKept()));
                one.set("counted", numbers(difference.getCounted()));
              });
    }
    return all;
  }

  private static ObjectNode numbers(EvidenceCounts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("pass", counts.getPass())
        .put("fail", counts.getFail())
        .put("warn", counts.getWarn())
        .put("stale_pass", counts.getStalePass())
        .put("stale_fail", counts.getStaleFail())
        .put("stale_warn", counts.getStaleWarn());
  }
}
