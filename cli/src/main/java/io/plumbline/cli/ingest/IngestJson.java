package io.plumbline.cli.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The result of an ingest for programs and for people. */
final class IngestJson {
  private IngestJson() {}

  static ObjectNode of(IngestResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("scan", result.getScan())
        .put("format", Words.lower(result.getFormat()))
        .put("detection", result.getDetection());
    IngestOutcomes outcomes = result.getOutcomes();
    return json.put("read", outcomes.getRead())
        .put("new", outcomes.getNew())
        .put("changed", outcomes.getChanged())
        .put("refreshed", outcomes.getRefreshed())
        .put("unchanged", outcomes.getUnchanged())
        .put("outdated", outcomes.getOutdated())
        .put("duplicate", outcomes.getDuplicate())
        .put("quarantined", outcomes.getQuarantined())
        .put("gone", outcomes.getGone())
        .put("unrouted", outcomes.getUnrouted())
        .put("unmapped", outcomes.getUnmapped());
  }

  static String text(Path file, IngestResult result) {
    ObjectNode json = of(result);
    List<String> counts = new ArrayList<>();
    json.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isNumber() && field.getValue().asLong() > 0) {
                counts.add(field.getValue().asLong() + " " + field.getKey());
              }
            });
    String format = json.path("format").asText();
    String seen = result.getDetection().isEmpty() ? "" : " (" + result.getDetection() + ")";
    String taken = counts.isEmpty() ? "no records" : String.join(", ", counts);
    return file + ": " + format + seen + ", " + taken;
  }
}
