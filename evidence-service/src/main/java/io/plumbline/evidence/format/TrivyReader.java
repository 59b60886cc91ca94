package io.plumbline.evidence.format;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;

/**
 * Trivy's own JSON: the report of schema 2, the older list of targets, and both reports of a
 * cluster. A misconfiguration is the result of a check; a vulnerability, a secret or a licence says
 * only that it was found.
 */
final class TrivyReader implements RecordReader {

  enum Field {
    VULNERABILITY("VulnerabilityID"),
    PACKAGE("PkgName"),
    PACKAGE_PATH("PkgPath"),
    INSTALLED("InstalledVersion"),
    ID("ID"),
    AVD_ID("AVDID"),
    CAUSE("CauseMetadata.Resource"),
    CAUSE_START("CauseMetadata.StartLine"),
    CAUSE_END("CauseMetadata.EndLine"),
    SECRET("RuleID"),
    SECRET_START("StartLine"),
    LICENSE("Name"),
    LICENSE_FILE("FilePath"),
    CATEGORY("Category"),
    STATUS("Status"),
    SEVERITY("Severity"),
    TITLE("Title"),
    MESSAGE("Message"),
    DESCRIPTION("Description");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "trivy";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String rule = Texts.key("the rule", PRODUCT + ":" + rule(in));
    String account = Where.account("", context);
    String region = Where.region("", context);
    String artifact = context.text("artifact");
    String target = context.text("target");
    String workload =
        String.join("/", context.text("namespace"), context.text("kind"), context.text("workload"));
    boolean checked = !in.first(Field.ID, Field.AVD_ID).isEmpty();
    String word = in.first(Field.STATUS);
    return new Finding(
        PRODUCT,
        checked ? FindingClass.COMPLIANCE : FindingClass.VULNERABILITY,
        rule,
        account,
        region,
        Texts.key("the target", resource(artifact, workload, target)),
        Texts.cut(context.text("target_type"), 256),
        Texts.cut(in.first(Field.CAUSE, Field.PACKAGE), 512),
        List.of(),
        "",
        List.of(PRODUCT, rule, account, region, artifact, workload, target, place(in)),
        checked ? StatusWords.trivy(word) : Observation.UNKNOWN,
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        word.equals("EXCEPTION") ? Decision.SUPPRESSED : Decision.NONE,
        Severities.ocsf(in.first(Field.SEVERITY)),
        Texts.cut(in.first(Field.TITLE, Field.LICENSE, Field.PACKAGE), 512),
        Texts.cut(in.first(Field.MESSAGE, Field.DESCRIPTION, Field.CATEGORY), 2000),
        Where.time(context, context.text("created")));
  }

  private static String rule(Fields<Field> in) throws RecordException {
    String license = in.first(Field.LICENSE);
    return license.isEmpty() || !in.first(Field.VULNERABILITY, Field.ID).isEmpty()
        ? in.required("rule", Field.VULNERABILITY, Field.AVD_ID, Field.ID, Field.SECRET)
        : "license/" + license;
  }

  /**
   * What tells two findings of one rule in one target apart; lines only where nothing else does.
   */
  private static String place(Fields<Field> in) {
    String cause = in.first(Field.CAUSE);
    String lines =
        cause.isEmpty()
            ? in.first(Field.CAUSE_START, Field.SECRET_START) + "-" + in.first(Field.CAUSE_END)
            : "";
    return String.join(
        "\n",
        cause,
        lines,
        in.first(Field.PACKAGE),
        in.first(Field.PACKAGE_PATH, Field.LICENSE_FILE),
        in.first(Field.INSTALLED));
  }

  private static String resource(String artifact, String workload, String target) {
    String owner = workload.equals("//") ? artifact : artifact + "/" + workload;
    return owner.isEmpty() || target.startsWith(owner) ? target : owner + ":" + target;
  }
}
