package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.Practice;

/** Editions and practices for programs. */
final class EditionJson {
  private EditionJson() {}

  static ObjectNode of(Edition edition) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", edition.getName())
        .put("display_name", edition.getDisplayName())
        .put("state", Words.of(edition.getState()))
        .put("content_hash", edition.getContentHash())
        .put("practice_count", edition.getPracticeCount())
        .put("concept_count", edition.getConceptCount())
        .put("built_in", edition.getBuiltIn());
  }

  static ObjectNode of(Practice practice) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", practice.getName())
        .put("id", practice.getPracticeId())
        .put("title", practice.getTitle())
        .put("area", practice.getArea())
        .put("topic", practice.getTopic())
        .put("ordinal", practice.getOrdinal())
        .put("slug", practice.getSlug())
        .put("concept", practice.getConcept())
        .put("twin", practice.getTwin())
        .put("risk", Words.of(practice.getRisk()))
        .put("risk_by_default", practice.getRiskByDefault())
        .put("rule_count", practice.getRuleCount());
  }
}
