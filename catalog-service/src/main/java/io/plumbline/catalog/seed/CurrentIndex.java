package io.plumbline.catalog.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.catalog.document.Outline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AWS's current edition as an index: ids, titles and addresses, none of its prose. */
final class CurrentIndex {

  private static final String TITLE = "AWS Well-Architected Framework: Security Pillar (index)";

  private CurrentIndex() {}

  /** Sections become areas, questions become topics. */
  static Outline outline(JsonNode practices) {
    Map<String, Map<String, List<Outline.Practice>>> sections = new LinkedHashMap<>();
    for (JsonNode practice : practices) {
      sections
          .computeIfAbsent(practice.path("section").asText(), section -> new LinkedHashMap<>())
          .computeIfAbsent(practice.path("question").asText(), question -> new ArrayList<>())
          .add(practice(practice));
    }
    List<Outline.Area> areas = new ArrayList<>();
    sections.forEach(
        (section, questions) -> areas.add(new Outline.Area(section, topics(questions))));
    return new Outline(TITLE, areas);
  }

  private static List<Outline.Topic> topics(Map<String, List<Outline.Practice>> questions) {
    List<Outline.Topic> topics = new ArrayList<>();
    questions.forEach((question, list) -> topics.add(new Outline.Topic(question, 0, list)));
    return topics;
  }

  private static Outline.Practice practice(JsonNode node) {
    return new Outline.Practice(
        node.path("id").asText(),
        node.path("title").asText(),
        null,
        node.path("url").asText(),
        0,
        "");
  }
}
