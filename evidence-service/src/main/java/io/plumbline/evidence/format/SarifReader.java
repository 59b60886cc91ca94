package io.plumbline.evidence.format;

import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.Slugs;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SARIF 2.1.0. Identity is driver, automation id, rule and file with the fingerprints, else with
 * the region; the message counts only where there is no place at all. An absent result is no PASS.
 */
final class SarifReader implements RecordReader {

  enum Field {
    RULE("ruleId"),
    RULE_NESTED("rule.id"),
    KIND("kind"),
    LEVEL("level"),
    MESSAGE("message.text"),
    MESSAGE_ID("message.id"),
    BASELINE("baselineState"),
    SUPPRESSIONS("suppressions.**"),
    FINGERPRINTS("fingerprints.**"),
    PARTIAL("partialFingerprints.**"),
    URI("locations.0.physicalLocation.artifactLocation.uri"),
    REGION("locations.0.physicalLocation.region.**"),
    LOGICAL("locations.0.logicalLocations.0.fullyQualifiedName"),
    LOGICAL_NAME("locations.0.logicalLocations.0.name"),
    TARGET("analysisTarget.uri"),
    SCORE("properties.security-severity"),
    GUID("guid");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    if (context.text("tool").isBlank()) {
      throw new RecordException(MISSING_FIELD, "no run with a driver's name is around the result");
    }
    Map<String, String> ruleRow = SarifRules.of(bytes, context);
    String product = Slugs.of(context.text("tool"), "sarif");
    String level = SarifRules.level(in, ruleRow);
    String rule = Texts.key("the rule", product + ":" + rule(in, ruleRow));
    String resource = Texts.key("the location", resource(in, ruleRow));
    String account = Where.account("", context);
    String region = Where.region("", context);
    String kind = in.first(Field.KIND).isEmpty() ? "fail" : in.first(Field.KIND);
    return new Finding(
        product,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        resource,
        "",
        Texts.cut(in.first(Field.LOGICAL, Field.LOGICAL_NAME), 512),
        List.of(),
        Texts.cut(in.first(Field.GUID), Texts.KEY_CHARS),
        identity(in, List.of(product, context.text("automation"), rule, account, resource)),
        StatusWords.sarif(kind, level),
        Texts.cut(level.isEmpty() ? kind : kind + " " + level, 64),
        in.first(Field.BASELINE).equals("absent") ? Lifecycle.RESOLVED : Lifecycle.OPEN,
        suppressed(in) ? Decision.SUPPRESSED : Decision.NONE,
        Severities.sarif(
            in.first(Field.SCORE).isEmpty()
                ? ruleRow.getOrDefault("score", "")
                : in.first(Field.SCORE),
            level),
        Texts.cut(title(ruleRow, rule), 512),
        Texts.cut(in.first(Field.MESSAGE, Field.MESSAGE_ID), 2000),
        Where.time(context, context.text("invocation.end"), context.text("invocation.start")));
  }

  @Override
  public Context alone(byte[] bytes, Context context) {
    return SarifRules.alone(bytes, context);
  }

  private static String rule(Fields<Field> in, Map<String, String> ruleRow) {
    String own = in.first(Field.RULE, Field.RULE_NESTED);
    return own.isEmpty() ? ruleRow.getOrDefault("id", "unnamed") : own;
  }

  private static String title(Map<String, String> ruleRow, String rule) {
    String name = ruleRow.getOrDefault("name", "");
    return ruleRow.getOrDefault("title", name.isEmpty() ? rule : name);
  }

  private static String resource(Fields<Field> in, Map<String, String> ruleRow) {
    String uri = in.first(Field.URI);
    String artifact = ruleRow.getOrDefault("artifact", "");
    return !uri.isEmpty()
        ? uri
        : !artifact.isEmpty()
            ? artifact
            : in.first(Field.LOGICAL, Field.LOGICAL_NAME, Field.TARGET);
  }

  private static List<String> identity(Fields<Field> in, List<String> known) {
    List<String> identity = new ArrayList<>(known);
    if (!in.all(Field.FINGERPRINTS).isEmpty()) {
      in.all(Field.FINGERPRINTS).forEach(f -> identity.add(f.path() + "=" + f.value()));
    } else if (!in.all(Field.PARTIAL).isEmpty()) {
      SarifFingerprints.latest(in.all(Field.PARTIAL)).forEach(identity::add);
    } else {
      String logical = in.first(Field.LOGICAL, Field.LOGICAL_NAME);
      List<String> region =
          in.all(Field.REGION).stream()
              .filter(e -> !e.path().contains(".") && e.value().matches("\\d+"))
              .map(e -> e.path() + "=" + e.value())
              .sorted()
              .toList();
      identity.add(logical);
      identity.addAll(region);
      if (logical.isEmpty() && region.isEmpty()) {
        identity.add(in.first(Field.MESSAGE, Field.MESSAGE_ID));
      }
    }
    return List.copyOf(identity);
  }

  /** Accepted, or of no status, and none of them under review or rejected. */
  private static boolean suppressed(Fields<Field> in) {
    return !in.all(Field.SUPPRESSIONS).isEmpty()
        && in.all(Field.SUPPRESSIONS).stream()
            .filter(e -> e.path().endsWith(".status"))
            .map(e -> e.value().toLowerCase(Locale.ROOT))
            .noneMatch(status -> status.equals("underreview") || status.equals("rejected"));
  }
}
