package io.plumbline.cli.exception;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.util.Timestamps;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An exception, and what a selector would cover, as the commands print them. */
final class Shown {
  private Shown() {}

  static ObjectNode json(RiskException exception) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", exception.getName()).put("state", Words.of(exception.getState()));
    if (exception.hasSelector()) {
      ObjectNode selector = json.putObject("selector");
      parts(exception.getSelector())
          .forEach((part, values) -> values.forEach(v -> selector.withArray(part).add(v)));
    } else {
      json.put("practice", exception.getPractice()).put("concept", exception.getConcept());
    }
    json.set("terms", json(exception.getTerms()));
    if (exception.hasRenewal()) {
      json.set("renewal", json(exception.getRenewal()));
    }
    return json.put("etag", exception.getEtag());
  }

  private static ObjectNode json(ExceptionTerms terms) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("revision", terms.getRevision())
        .put("justification", terms.getJustification())
        .put("compensating_control", terms.getCompensatingControl())
        .put("expire_time", Timestamps.toString(terms.getExpireTime()))
        .put("requester", terms.getRequester());
  }

  static ObjectNode json(PreviewSelectorResponse covered) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("failing", covered.getFailingCount())
            .put("selected", covered.getSelectedCount())
            .put("accepted", covered.getAcceptedCount());
    ArrayNode concepts = json.putArray("concepts");
    covered
        .getConceptsList()
        .forEach(
            concept ->
                concepts
                    .addObject()
                    .put("concept", concept.getConcept())
                    .put("failing", concept.getFailingCount())
                    .put("selected", concept.getSelectedCount())
                    .put("covered", concept.getCoveredCount()));
    return json;
  }

  static String text(RiskException exception) {
    ExceptionTerms terms = exception.getTerms();
    return "%s  %s  %s  until %s%s  %s (%s)"
        .formatted(
            exception.getName(),
            exception.hasSelector()
                ? text(exception.getSelector())
                : Names.last(exception.getPractice()),
            Words.of(exception.getState()),
            Timestamps.toString(terms.getExpireTime()),
            exception.hasRenewal()
                ? ", renewal asked until "
                    + Timestamps.toString(exception.getRenewal().getExpireTime())
                : "",
            terms.getJustification(),
            terms.getRequester());
  }

  static String text(PreviewSelectorResponse covered) {
    String all =
        "selects %d of %d failing findings, %d of them covered already"
            .formatted(
                covered.getSelectedCount(), covered.getFailingCount(), covered.getAcceptedCount());
    String concepts =
        covered.getConceptsList().stream()
            .map(
                c ->
                    "%n  %s: %d of %d failing items covered"
                        .formatted(c.getConcept(), c.getCoveredCount(), c.getFailingCount()))
            .collect(Collectors.joining());
    return all + concepts;
  }

  private static String text(FindingSelector selector) {
    return parts(selector).entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(part -> part.getKey() + "=" + String.join("|", part.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, List<String>> parts(FindingSelector selector) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("rules", selector.getRulesList());
    parts.put("accounts", selector.getAccountsList());
    parts.put("regions", selector.getRegionsList());
    parts.put("arn_patterns", selector.getArnPatternsList());
    parts.put("resource_tags", selector.getResourceTagsList());
    parts.put("severities", selector.getSeveritiesList());
    parts.put("sources", selector.getSourcesList());
    return parts;
  }
}
