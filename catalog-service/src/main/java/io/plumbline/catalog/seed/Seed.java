package io.plumbline.catalog.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.catalog.crosswalk.Confidence;
import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.crosswalk.CrosswalkRow;
import io.plumbline.catalog.crosswalk.Numbering;
import io.plumbline.catalog.crosswalk.RiskLevel;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.ReadLimits;
import io.plumbline.catalog.mapping.RuleTable;
import io.plumbline.catalog.markdown.MarkdownReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped files say. {@code crosswalk.json} is the authority on how the built-in edition
 * relates to AWS's; {@code editions.json} holds ids, titles, slugs and risk levels as facts.
 */
public final class Seed {

  private Seed() {}

  /** The built-in edition: 60 practices, 54 concepts. */
  public static Outline edition() {
    return MarkdownReader.read(SeedFiles.bytes(SeedFiles.EDITION), ReadLimits.DEFAULT).require();
  }

  /** The index of AWS's current edition: 63 practices without descriptions. */
  public static Outline currentIndex() {
    return CurrentIndex.outline(SeedFiles.json(SeedFiles.EDITIONS).path("current"));
  }

  /** How the built-in edition relates to what AWS publishes. */
  public static Crosswalk crosswalk() {
    JsonNode file = SeedFiles.json(SeedFiles.CROSSWALK);
    List<CrosswalkRow> rows = each(file.path("seed")).map(Seed::row).toList();
    Map<String, String> notes = new HashMap<>();
    file.path("slug_succession")
        .properties()
        .forEach(entry -> notes.put(entry.getKey(), entry.getValue().path("note").asText()));
    return new Crosswalk(rows, notes, currentRisk());
  }

  /** The numberings of the five editions that AWS published, oldest first. */
  public static List<Numbering> numberings() {
    List<Numbering> numberings = new ArrayList<>();
    SeedFiles.json(SeedFiles.EDITIONS)
        .path("editions")
        .properties()
        .forEach(
            edition ->
                numberings.add(
                    new Numbering(
                        edition.getKey().replace("_current", ""),
                        each(edition.getValue()).map(Seed::entry).toList())));
    return numberings;
  }

  /** The scanners' rule tables, by product. */
  public static List<RuleTable> ruleTables() {
    List<RuleTable> tables = new ArrayList<>();
    SeedFiles.json(SeedFiles.MAPPINGS)
        .path("mappings")
        .properties()
        .forEach(product -> tables.add(table(product.getKey(), product.getValue())));
    return tables;
  }

  private static CrosswalkRow row(JsonNode row) {
    return new CrosswalkRow(
        row.path("seed_id").asText(),
        row.path("slug").asText(),
        textOrNull(row.path("official_slug")),
        confidence(row),
        row.path("why").asText(),
        each(row.path("current")).map(Seed::counterpart).toList());
  }

  private static CrosswalkRow.Counterpart counterpart(JsonNode node) {
    return new CrosswalkRow.Counterpart(
        node.path("id").asText(), node.path("slug").asText(), risk(node), confidence(node));
  }

  private static Map<String, RiskLevel> currentRisk() {
    Map<String, RiskLevel> risks = new HashMap<>();
    each(SeedFiles.json(SeedFiles.EDITIONS).path("current"))
        .forEach(practice -> risks.put(practice.path("slug").asText(), risk(practice)));
    return risks;
  }

  private static Numbering.Entry entry(JsonNode node) {
    return new Numbering.Entry(
        node.path("id").asText(), node.path("slug").asText(), node.path("title").asText());
  }

  private static RuleTable table(String product, JsonNode node) {
    TreeMap<String, List<String>> rules = new TreeMap<>();
    node.path("rules")
        .properties()
        .forEach(
            rule -> rules.put(rule.getKey(), each(rule.getValue()).map(JsonNode::asText).toList()));
    return new RuleTable(
        product,
        RuleTable.Trust.valueOf(upper(node.path("trust"))),
        node.path("how").asText(),
        rules);
  }

  private static RiskLevel risk(JsonNode node) {
    return RiskLevel.valueOf(upper(node.path("risk")));
  }

  private static Confidence confidence(JsonNode node) {
    return Confidence.valueOf(upper(node.path("confidence")));
  }

  private static String upper(JsonNode text) {
    return text.asText().toUpperCase(Locale.ROOT);
  }

  private static @Nullable String textOrNull(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
