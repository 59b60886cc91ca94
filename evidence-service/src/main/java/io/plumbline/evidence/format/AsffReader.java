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
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Times;
import io.plumbline.evidence.reader.Where;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS Security Finding Format. Identity is ProductArn and Id. A record without a compliance status
 * is a threat or a vulnerability: evidence of its kind, never PASS.
 */
final class AsffReader implements RecordReader {

  enum Field {
    ID("Id"),
    PRODUCT_ARN("ProductArn"),
    GENERATOR("GeneratorId"),
    CONTROL("Compliance.SecurityControlId"),
    STATUS("Compliance.Status"),
    RECORD_STATE("RecordState"),
    WORKFLOW("Workflow.Status"),
    SEVERITY("Severity.Label"),
    SEVERITY_NUMBER("Severity.Normalized"),
    ACCOUNT("AwsAccountId"),
    REGION("Resources.0.Region"),
    REGION_RECORD("Region"),
    RESOURCE("Resources.0.Id"),
    RESOURCE_TYPE("Resources.0.Type"),
    TITLE("Title"),
    DESCRIPTION("Description"),
    UPDATED("UpdatedAt"),
    LAST_OBSERVED("LastObservedAt"),
    FIRST_OBSERVED("FirstObservedAt"),
    TYPE("Types.0"),
    TAGS("Resources.0.Tags.**"),
    CREATED("CreatedAt");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);

  private static final Pattern PRODUCT =
      Pattern.compile("arn:[^:]*:securityhub:[^:]*:[^:]*:product/([^/]+)/([^/]+)");

  /**
   * {@code security-control/IAM.3}, {@code aws-foundational-security-best-practices/v/1.0.0/S3.1}.
   */
  private static final Pattern CONTROL_RULE =
      Pattern.compile(
          "(?:security-control|aws-foundational-security-best-practices/v/[0-9.]+)/([A-Za-z0-9]+\\.[0-9]+)");

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String id = Texts.key("Id", in.required("Id", Field.ID));
    String arn = Texts.key("ProductArn", in.required("ProductArn", Field.PRODUCT_ARN));
    String product = product(arn);
    boolean prowler = product.equals("prowler");
    String word = in.first(Field.STATUS);
    boolean muted = prowler && word.equalsIgnoreCase("WARNING");
    return new Finding(
        product,
        findingClass(in, word),
        Texts.key("the rule", product + ":" + rule(in, product)),
        Where.account(in.first(Field.ACCOUNT), context),
        Where.region(in.first(Field.REGION, Field.REGION_RECORD), context),
        Texts.key("the resource", in.first(Field.RESOURCE)),
        Texts.cut(in.first(Field.RESOURCE_TYPE), 256),
        "",
        Tags.of(in.all(Field.TAGS)),
        id,
        List.of(arn, id),
        muted ? Observation.UNKNOWN : StatusWords.asff(word),
        Texts.cut(word, 64),
        in.first(Field.RECORD_STATE).equalsIgnoreCase("ARCHIVED")
            ? Lifecycle.RESOLVED
            : Lifecycle.OPEN,
        muted || in.first(Field.WORKFLOW).equalsIgnoreCase("SUPPRESSED")
            ? Decision.SUPPRESSED
            : Decision.NONE,
        Severities.asff(in.first(Field.SEVERITY), in.first(Field.SEVERITY_NUMBER)),
        Texts.cut(in.first(Field.TITLE), 512),
        Texts.cut(in.first(Field.DESCRIPTION), 2000),
        Times.parse(
            in.required(
                "time", Field.UPDATED, Field.LAST_OBSERVED, Field.FIRST_OBSERVED, Field.CREATED)));
  }

  /** By the first namespace of {@code Types}, where there is no compliance status. */
  private static FindingClass findingClass(Fields<Field> in, String word) {
    String type = in.first(Field.TYPE);
    if (!word.isEmpty() || type.startsWith("Software and Configuration Checks/AWS")) {
      return FindingClass.COMPLIANCE;
    }
    return type.startsWith("Software and Configuration Checks/Vulnerabilities")
        ? FindingClass.VULNERABILITY
        : FindingClass.THREAT;
  }

  /** A slug such as {@code aws-security-hub}, {@code prowler} or {@code aws-guardduty}. */
  static String product(String arn) {
    Matcher matcher = PRODUCT.matcher(arn);
    if (!matcher.matches()) {
      return "asff";
    }
    String company = matcher.group(1).toLowerCase(Locale.ROOT);
    String name = matcher.group(2).toLowerCase(Locale.ROOT);
    if (company.equals("aws") && name.equals("securityhub")) {
      return "aws-security-hub";
    }
    return company.equals(name) ? name : company + "-" + name;
  }

  private static String rule(Fields<Field> in, String product) throws RecordException {
    String rule = in.required("GeneratorId", Field.CONTROL, Field.GENERATOR);
    if (product.equals("prowler")) {
      return rule.startsWith("prowler-") ? rule.substring("prowler-".length()) : rule;
    }
    return control(rule);
  }

  /** The control that a generator stands for, where it stands for one. */
  static String control(String generator) {
    Matcher control = CONTROL_RULE.matcher(generator);
    return control.matches() ? control.group(1) : generator;
  }
}
