package io.plumbline.evidence.format;

import static io.plumbline.evidence.reader.RecordException.Reason.NOT_A_FINDING;

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
import io.plumbline.evidence.reader.Slugs;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Times;
import io.plumbline.evidence.reader.Where;
import java.util.List;
import java.util.Set;

/**
 * OCSF findings of any product: class 2001 (the old Security Finding), 2002, 2003 and 2004.
 * Identity is account, product and the finding's uid. Only what carries a compliance result is
 * compliance; without one it is evidence of its kind, never a pass.
 */
public final class OcsfReader implements RecordReader {

  enum Field {
    CLASS("class_uid"),
    ACTIVITY("activity_id"),
    PRODUCT_NAME("metadata.product.name"),
    PRODUCT_UID("metadata.product.uid"),
    VENDOR("metadata.product.vendor_name"),
    UID("finding_info.uid"),
    UID_OLD("finding.uid"),
    TITLE("finding_info.title"),
    TITLE_OLD("finding.title"),
    DESCRIPTION("finding_info.desc"),
    DESCRIPTION_OLD("finding.desc"),
    CONTROL("compliance.control"),
    CHECK("compliance.checks.0.uid"),
    ANALYTIC("finding_info.analytic.uid"),
    ANALYTIC_NAME("finding_info.analytic.name"),
    FEATURE("metadata.product.feature.uid"),
    EVENT_CODE("metadata.event_code"),
    CVE("vulnerabilities.0.cve.uid"),
    ADVISORY("vulnerabilities.0.advisory.uid"),
    TYPE("finding_info.types.0"),
    TYPE_OLD("finding.types.0"),
    STATUS("status"),
    STATUS_ID("status_id"),
    STATE_ID("state_id"),
    COMPLIANCE("compliance.status"),
    COMPLIANCE_ID("compliance.status_id"),
    COMPLIANCE_DETAIL("compliance.status_details.0"),
    COMPLIANCE_DETAIL_OLD("compliance.status_detail"),
    MESSAGE("message"),
    SEVERITY("severity"),
    SEVERITY_ID("severity_id"),
    ACCOUNT("cloud.account.uid"),
    ACCOUNT_OLD("cloud.account_uid"),
    REGION("resources.0.region"),
    REGION_CLOUD("cloud.region"),
    RESOURCE("resources.0.uid"),
    RESOURCE_OLD("resource.uid"),
    RESOURCE_NAME("resources.0.name"),
    RESOURCE_TYPE("resources.0.type"),
    LABELS("resources.0.labels.**"),
    TAGS("resources.0.tags.**"),
    TIME("time"),
    TIME_TEXT("time_dt"),
    MODIFIED("finding_info.modified_time"),
    SEEN("finding_info.last_seen_time");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  /** Classes of the category Findings that are read. */
  public static final Set<String> CLASSES = Set.of("2001", "2002", "2003", "2004");

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    if (!CLASSES.contains(in.first(Field.CLASS))) {
      throw new RecordException(
          NOT_A_FINDING, "OCSF class " + Texts.cut(in.first(Field.CLASS), 20) + " is no finding");
    }
    String product = product(in);
    String uid = Texts.key("the uid", in.required("finding_info.uid", Field.UID, Field.UID_OLD));
    String account = Where.account(in.first(Field.ACCOUNT, Field.ACCOUNT_OLD), context);
    String source = in.first(Field.PRODUCT_UID, Field.PRODUCT_NAME);
    String word = in.first(Field.COMPLIANCE, Field.COMPLIANCE_ID);
    FindingClass findingClass = findingClass(in, word);
    return new Finding(
        product,
        findingClass,
        Texts.key("the rule", product + ":" + rule(in)),
        account,
        Where.region(in.first(Field.REGION, Field.REGION_CLOUD), context),
        Texts.key("the resource", in.first(Field.RESOURCE, Field.RESOURCE_OLD)),
        Texts.cut(in.first(Field.RESOURCE_TYPE), 256),
        Texts.cut(in.first(Field.RESOURCE_NAME), 512),
        Tags.of(in.all(Field.LABELS), in.all(Field.TAGS)),
        uid,
        List.of(Texts.key("the product", source), account, uid),
        findingClass == FindingClass.COMPLIANCE ? observation(in) : Observation.UNKNOWN,
        Texts.cut(word, 64),
        lifecycle(in),
        in.first(Field.STATUS_ID).equals("3")
                || in.first(Field.STATUS).equalsIgnoreCase("Suppressed")
            ? Decision.SUPPRESSED
            : Decision.NONE,
        Severities.ocsf(in.first(Field.SEVERITY_ID, Field.SEVERITY)),
        Texts.cut(in.first(Field.TITLE, Field.TITLE_OLD), 512),
        Texts.cut(
            in.first(
                Field.COMPLIANCE_DETAIL,
                Field.COMPLIANCE_DETAIL_OLD,
                Field.MESSAGE,
                Field.DESCRIPTION,
                Field.DESCRIPTION_OLD),
            2000),
        Times.parse(in.required("time", Field.TIME, Field.TIME_TEXT, Field.MODIFIED, Field.SEEN)));
  }

  private static FindingClass findingClass(Fields<Field> in, String word) {
    if (!word.isEmpty()) {
      return FindingClass.COMPLIANCE;
    }
    return switch (in.first(Field.CLASS)) {
      case "2003" -> FindingClass.COMPLIANCE;
      case "2002" -> FindingClass.VULNERABILITY;
      default ->
          in.first(Field.CVE, Field.ADVISORY).isEmpty()
              ? FindingClass.THREAT
              : FindingClass.VULNERABILITY;
    };
  }

  /** By number where there is one; a number that says nothing leaves it to the text. */
  private static Observation observation(Fields<Field> in) {
    String id = in.first(Field.COMPLIANCE_ID);
    return StatusWords.ocsf(id.isEmpty() || id.equals("0") ? in.first(Field.COMPLIANCE) : id);
  }

  /** Security Hub by the name its control findings have everywhere; others by their own. */
  private static String product(Fields<Field> in) {
    String uid = in.first(Field.PRODUCT_UID);
    String name = in.first(Field.PRODUCT_NAME);
    if (uid.contains(":securityhub:") && uid.contains(":product/")) {
      return AsffReader.product(uid);
    }
    return name.equalsIgnoreCase("Security Hub")
        ? "aws-security-hub"
        : Slugs.of(name.isEmpty() ? in.first(Field.VENDOR) : name, "ocsf");
  }

  private static String rule(Fields<Field> in) throws RecordException {
    String rule =
        in.required(
            "rule",
            Field.CONTROL,
            Field.CHECK,
            Field.EVENT_CODE,
            Field.CVE,
            Field.ADVISORY,
            Field.ANALYTIC,
            Field.ANALYTIC_NAME,
            Field.FEATURE,
            Field.TYPE,
            Field.TYPE_OLD,
            Field.TITLE,
            Field.TITLE_OLD);
    return AsffReader.control(rule);
  }

  private static Lifecycle lifecycle(Fields<Field> in) {
    String status = in.first(Field.STATUS_ID);
    return in.first(Field.ACTIVITY).equals("3") || status.equals("5") || status.equals("6")
        ? Lifecycle.RESOLVED
        : Lifecycle.OPEN;
  }
}
