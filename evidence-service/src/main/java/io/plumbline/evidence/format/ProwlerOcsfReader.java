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
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Times;
import io.plumbline.evidence.reader.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prowler's OCSF: class 2001 (3.x), 2004 (4.0 and later) and 2003 (universal frameworks of 5.26 and
 * later). Identity is product, rule, account, region and resource, because {@code finding_info.uid}
 * is not unique in real files; of class 2003 the requirement too.
 */
final class ProwlerOcsfReader implements RecordReader {

  enum Field {
    CLASS("class_uid"),
    ACTIVITY("activity_id"),
    PRODUCT_NAME("metadata.product.name"),
    PRODUCT_UID("metadata.product.uid"),
    EVENT_CODE("metadata.event_code"),
    ANALYTIC("finding_info.analytic.uid"),
    FEATURE("metadata.product.feature.uid"),
    CHECK("compliance.checks.0.uid"),
    UID("finding_info.uid"),
    UID_3X("finding.uid"),
    TITLE("finding_info.title"),
    TITLE_3X("finding.title"),
    STATUS("status"),
    STATUS_ID("status_id"),
    STATUS_CODE("status_code"),
    STATUS_DETAIL("status_detail"),
    MESSAGE("message"),
    STANDARD("compliance.standards.0"),
    REQUIREMENT("compliance.requirements.0"),
    COMPLIANCE_STATUS("compliance.status"),
    COMPLIANCE_STATUS_ID("compliance.status_id"),
    SEVERITY("severity"),
    SEVERITY_ID("severity_id"),
    ACCOUNT("cloud.account.uid"),
    ACCOUNT_UNIVERSAL("unmapped.cloud.account.uid"),
    ACCOUNT_PROVIDER("unmapped.provider_uid"),
    REGION("resources.0.region"),
    REGION_CLOUD("cloud.region"),
    RESOURCE("resources.0.uid"),
    RESOURCE_NAME("resources.0.name"),
    RESOURCE_TYPE("resources.0.type"),
    LABELS("resources.0.labels.**"),
    TAGS("resources.0.tags.**"),
    TIME("time"),
    TIME_TEXT("time_dt"),
    EVENT_TIME("event_time");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);

  /** 4.0 names its check in the uid only; neither provider nor check ever holds a hyphen. */
  private static final Pattern UID_40 = Pattern.compile("prowler-[a-z0-9]+-([a-z0-9_]+)-.*");

  private static final String PRODUCT = "prowler";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    int type = type(in);
    String rule = Texts.key("the rule", PRODUCT + ":" + rule(in));
    String account =
        Where.account(
            in.first(Field.ACCOUNT, Field.ACCOUNT_UNIVERSAL, Field.ACCOUNT_PROVIDER), context);
    String region = Where.region(in.first(Field.REGION, Field.REGION_CLOUD), context);
    String resource = Texts.key("the resource", in.first(Field.RESOURCE));
    String word = word(in, type);
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        resource,
        Texts.cut(in.first(Field.RESOURCE_TYPE), 256),
        Texts.cut(in.first(Field.RESOURCE_NAME), 512),
        Tags.of(in.all(Field.LABELS), in.all(Field.TAGS)),
        Texts.cut(in.first(Field.UID, Field.UID_3X), Texts.KEY_CHARS),
        identity(in, type, List.of(PRODUCT, rule, account, region, resource)),
        observation(word, type),
        Texts.cut(word, 64),
        lifecycle(in),
        in.first(Field.STATUS).equalsIgnoreCase("Suppressed") ? Decision.SUPPRESSED : Decision.NONE,
        Severities.ocsf(in.first(Field.SEVERITY_ID, Field.SEVERITY)),
        Texts.cut(in.first(Field.TITLE, Field.TITLE_3X), 512),
        Texts.cut(in.first(Field.STATUS_DETAIL, Field.MESSAGE), 2000),
        Times.parse(in.required("time", Field.TIME, Field.TIME_TEXT, Field.EVENT_TIME)));
  }

  /** Class 2003 has one event for each finding and requirement of a framework. */
  private static List<String> identity(Fields<Field> in, int type, List<String> finding) {
    if (type != 2003) {
      return finding;
    }
    List<String> identity = new ArrayList<>(finding);
    identity.add(in.first(Field.STANDARD));
    identity.add(in.first(Field.REQUIREMENT));
    return List.copyOf(identity);
  }

  private static int type(Fields<Field> in) throws RecordException {
    String type = in.first(Field.CLASS);
    boolean prowler =
        in.first(Field.PRODUCT_NAME).equalsIgnoreCase(PRODUCT)
            || in.first(Field.PRODUCT_UID).equalsIgnoreCase(PRODUCT);
    if (!prowler || !List.of("2001", "2003", "2004").contains(type)) {
      throw new RecordException(
          NOT_A_FINDING,
          "class "
              + Texts.cut(type, 20)
              + " of product "
              + Texts.cut(in.first(Field.PRODUCT_NAME), 60)
              + " is no finding of Prowler");
    }
    return Integer.parseInt(type);
  }

  private static String rule(Fields<Field> in) throws RecordException {
    String rule = in.first(Field.EVENT_CODE, Field.ANALYTIC, Field.FEATURE, Field.CHECK);
    Matcher uid = UID_40.matcher(in.first(Field.UID));
    return rule.isEmpty() && uid.matches()
        ? uid.group(1)
        : in.required("check", Field.EVENT_CODE, Field.ANALYTIC, Field.FEATURE, Field.CHECK);
  }

  private static String word(Fields<Field> in, int type) {
    return switch (type) {
      case 2003 -> in.first(Field.COMPLIANCE_STATUS, Field.COMPLIANCE_STATUS_ID, Field.STATUS_CODE);
      case 2001 -> in.first(Field.STATUS_CODE, Field.COMPLIANCE_STATUS, Field.STATUS);
      default -> in.first(Field.STATUS_CODE);
    };
  }

  private static Observation observation(String word, int type) {
    return type == 2003 ? StatusWords.ocsf(word) : StatusWords.prowler(word);
  }

  private static Lifecycle lifecycle(Fields<Field> in) {
    String status = in.first(Field.STATUS_ID);
    return in.first(Field.ACTIVITY).equals("3") || status.equals("5") || status.equals("6")
        ? Lifecycle.RESOLVED
        : Lifecycle.OPEN;
  }
}
