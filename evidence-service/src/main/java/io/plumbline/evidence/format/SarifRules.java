package io.plumbline.evidence.format;

import io.plumbline.evidence.format.SarifReader.Field;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the tables of a SARIF run say of one result: its rule, its file, and its level. */
final class SarifRules {

  /** What a result says of the tables. */
  enum Ref {
    RULE("ruleId"),
    RULE_NESTED("rule.id"),
    INDEX("ruleIndex"),
    INDEX_NESTED("rule.index"),
    EXTENSION("rule.toolComponent.index"),
    ARTIFACT("locations.0.physicalLocation.artifactLocation.index");

    private final String path;

    Ref(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Ref> PATHS = new FieldPaths<>(Ref.class, ref -> ref.path);

  /** Before the texts of the rule of a result whose context stands alone. */
  private static final String ALONE = "rule.";

  private SarifRules() {}

  /** The row of the result's rule, with the file the result points to by number. */
  static Map<String, String> of(byte[] result, Context context) throws RecordException {
    Map<String, String> kept = kept(context);
    return kept.isEmpty() ? find(PATHS.read(result), context.rows()) : kept;
  }

  private static Map<String, String> find(Fields<Ref> in, Rows rows) {
    String extension = in.first(Ref.EXTENSION);
    String table = extension.isEmpty() ? "rules" : "rules." + extension;
    int index = number(in.first(Ref.INDEX_NESTED, Ref.INDEX));
    String id = in.first(Ref.RULE, Ref.RULE_NESTED);
    Map<String, String> rule = rows.at(table, index);
    if (rule.isEmpty()) {
      rule = rows.named(table, id);
    }
    if (rule.isEmpty() && id.indexOf('/') > 0) {
      rule = rows.named(table, id.substring(0, id.lastIndexOf('/')));
    }
    Map<String, String> found = new HashMap<>(rule);
    override(rows, index, rule.getOrDefault("id", id), found);
    String artifact = rows.at("artifacts", number(in.first(Ref.ARTIFACT))).get("uri");
    if (artifact != null) {
      found.put("artifact", artifact);
    }
    return found;
  }

  /** The run may set another level for a rule than the rule itself does. */
  private static void override(Rows rows, int index, String id, Map<String, String> found) {
    for (Map<String, String> row : rows.all("overrides")) {
      boolean same =
          row.containsKey("id")
              ? id.equals(row.get("id"))
              : index >= 0 && number(row.getOrDefault("index", "")) == index;
      if (same && row.containsKey("level")) {
        found.put("level", row.getOrDefault("level", ""));
      }
    }
  }

  /** The context with the texts of the result's rule instead of all tables. */
  static Context alone(byte[] result, Context context) {
    Map<String, String> texts = new TreeMap<>();
    try {
      of(result, context).forEach((name, text) -> texts.put(ALONE + name, text));
    } catch (RecordException e) {
      return context;
    }
    return context.with(texts);
  }

  private static Map<String, String> kept(Context context) {
    Map<String, String> kept = new HashMap<>();
    context
        .texts()
        .forEach(
            (name, text) -> {
              if (name.startsWith(ALONE)) {
                kept.put(name.substring(ALONE.length()), text);
              }
            });
    return kept;
  }

  /** As the standard decides it: the result's own, none unless it fails, the rule's, warning. */
  static String level(Fields<Field> in, Map<String, String> ruleRow) {
    String own = in.first(Field.LEVEL);
    String kind = in.first(Field.KIND);
    if (!own.isEmpty()) {
      return own;
    }
    return kind.isEmpty() || kind.equals("fail") ? ruleRow.getOrDefault("level", "warning") : "";
  }

  private static int number(String text) {
    return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
  }
}
