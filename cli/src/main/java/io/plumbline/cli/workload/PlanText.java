package io.plumbline.cli.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people and for programs. */
final class PlanText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanText() {}

  /**
   * For people: {@code +} is created, {@code ~} changed field by field, {@code =} as the file says,
   * {@code ?} not in the file.
   */
  static String of(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Change change : plan.changes()) {
      lines.add(
          switch (change.action()) {
            case CREATE -> "+ " + change.declared().id();
            case UPDATE -> "~ " + change.declared().id();
            case NONE -> "= " + change.declared().id();
          });
      boolean created = change.action() == Change.Action.CREATE;
      for (Change.Difference difference : change.differences()) {
        lines.add(
            "    %s: %s"
                .formatted(
                    difference.field(),
                    created
                        ? shown(difference.willBe())
                        : shown(difference.is()) + " -> " + shown(difference.willBe())));
      }
    }
    plan.others().forEach(id -> lines.add("? " + id + "  is not in the file and left alone"));
    lines.add(sum(plan));
    return String.join(System.lineSeparator(), lines);
  }

  private static String sum(Plan plan) {
    return "%d to create, %d to change, %d as the file says, %d not in the file"
        .formatted(
            count(plan, Change.Action.CREATE),
            count(plan, Change.Action.UPDATE),
            count(plan, Change.Action.NONE),
            plan.others().size());
  }

  private static long count(Plan plan, Change.Action action) {
    return plan.changes().stream().filter(change -> change.action() == action).count();
  }

  private static String shown(Object value) {
    return JSON.valueToTree(value).toString();
  }

  /** For programs. */
  static ObjectNode json(Plan plan, boolean applied) {
    ObjectNode json = JSON.createObjectNode();
    json.put("applied", applied);
    ArrayNode changes = json.putArray("changes");
    for (Change change : plan.changes()) {
      ObjectNode one = changes.addObject();
      one.put("workload", change.declared().name());
      one.put("action", change.action().name().toLowerCase(Locale.ROOT));
      ArrayNode fields = one.putArray("fields");
      for (Change.Difference difference : change.differences()) {
        ObjectNode field = fields.addObject().put("field", difference.field());
        field.set("is", JSON.<JsonNode>valueToTree(difference.is()));
        field.set("will_be", JSON.<JsonNode>valueToTree(difference.willBe()));
      }
    }
    ArrayNode others = json.putArray("not_in_file");
    plan.others().forEach(others::add);
    return json;
  }
}
