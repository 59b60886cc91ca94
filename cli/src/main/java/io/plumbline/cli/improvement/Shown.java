package io.plumbline.cli.improvement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.type.Date;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.assessment.v1.Improvement;
import java.time.LocalDate;
import java.util.List;

/** An improvement as the commands print it. */
final class Shown {
  private Shown() {}

  static ObjectNode json(Improvement improvement) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", improvement.getName())
        .put("title", improvement.getTitle())
        .put("practice", improvement.getPractice())
        .put("concept", improvement.getConcept())
        .put("state", Words.of(improvement.getState()))
        .put("owner", improvement.getOwner());
    if (improvement.hasDueDate()) {
      json.put("due_date", due(improvement));
    }
    json.put("overdue", improvement.getOverdue())
        .put("effort", Words.of(improvement.getEffort()))
        .put("proven", improvement.getProven())
        .put("state_reason", improvement.getStateReason());
    array(json.putArray("tickets"), improvement.getTicketsList());
    array(json.putArray("findings"), improvement.getFindingsList());
    return json.put("etag", improvement.getEtag());
  }

  private static void array(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  static String text(Improvement improvement) {
    String due = improvement.hasDueDate() ? "  due " + due(improvement) : "";
    return "%s  %s  %s%s%s  %s%s"
        .formatted(
            improvement.getName(),
            Names.last(improvement.getPractice()),
            Words.of(improvement.getState()),
            due,
            improvement.getOverdue() ? " OVERDUE" : "",
            improvement.getTitle(),
            improvement.getOwner().isEmpty() ? "" : " (" + improvement.getOwner() + ")");
  }

  private static String due(Improvement improvement) {
    Date date = improvement.getDueDate();
    return LocalDate.of(date.getYear(), date.getMonth(), date.getDay()).toString();
  }
}
