package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.ProwlerOcsfReader.Field.*;
import static io.plumbline.evidence.reader.RecordException.Reason.NOT_A_FINDING;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prowler's OCSF: class 2001 (3.x), 2004 (4.0 and later) and 2003 (universal frameworks of 5.26 and
 * later). Identity is product, rule, account, region and resource, because {@code finding_info.uid}
 * is not unique in real files.
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
  public Finding read(byte[] json) throws RecordException {
    Fields<Field> in = PATHS.read(json);
    int type = type(in);
    String rule = Texts.key("the rule", PRODUCT + ":" + rule(in));
    String account =
        Texts.key("the account", in.first(ACCOUNT, ACCOUNT_UNIVERSAL, ACCOUNT_PROVIDER));
    String region = Texts.key("the region", in.first(REGION, REGION_CLOUD));
    String resource = Texts.key("the resource", in.first(RESOURCE));
    String word = word(in, type);
    return new Finding(
        PRODUCT,
        rule,
        account,
        region,
        resource,
        Texts.cut(in.first(RESOURCE_TYPE), 256),
        Texts.cut(in.first(RESOURCE_NAME), 512),
        Texts.cut(in.first(UID, UID_3X), Texts.KEY_CHARS),
        List.of(PRODUCT, rule, account, region, resource),
        observation(word, type),
        Texts.cut(word, 64),
        lifecycle(in),
        in.first(STATUS).equalsIgnoreCase("Suppressed") ? Decision.SUPPRESSED : Decision.NONE,
        StatusWords.ocsfSeverity(in.first(SEVERITY_ID, SEVERITY)),
        Texts.cut(in.first(TITLE, TITLE_3X), 512),
        Texts.cut(in.first(STATUS_DETAIL, MESSAGE), 2000),
        Times.parse(in.required("time", TIME, TIME_TEXT, EVENT_TIME)));
  }

  private static int type(Fields<Field> in) throws RecordException {
    String type = in.first(CLASS);
    boolean prowler =
        in.first(PRODUCT_NAME).equalsIgnoreCase(PRODUCT)
            || in.first(PRODUCT_UID).equalsIgnoreCase(PRODUCT);
    if (!prowler || !List.of("2001", "2003", "2004").contains(type)) {
      throw new RecordException(
          NOT_A_FINDING,
          "class " + Texts.cut(type, 20) + " of product " + Texts.cut(in.first(PRODUCT_NAME), 60)
              + " is no finding of Prowler");
    }
    return Integer.parseInt(type);
  }

  private static String rule(Fields<Field> in) throws RecordException {
    String rule = in.first(EVENT_CODE, ANALYTIC, FEATURE, CHECK);
    Matcher uid = UID_40.matcher(in.first(UID));
    return rule.isEmpty() && uid.matches() ? uid.group(1) : in.required("check", EVENT_CODE, ANALYTIC, FEATURE, CHECK);
  }

  private static String word(Fields<Field> in, int type) {
    return switch (type) {
      case 2003 -> in.first(COMPLIANCE_STATUS, COMPLIANCE_STATUS_ID, STATUS_CODE);
      case 2001 -> in.first(STATUS_CODE, COMPLIANCE_STATUS, STATUS);
      default -> in.first(STATUS_CODE);
    };
  }

  private static Observation observation(String word, int type) {
    return type == 2003 ? StatusWords.ocsf(word) : StatusWords.prowler(word);
  }

  private static Lifecycle lifecycle(Fields<Field> in) {
    String status = in.first(STATUS_ID);
    return in.first(ACTIVITY).equals("3") || status.equals("5") || status.equals("6")
        ? Lifecycle.RESOLVED
        : Lifecycle.OPEN;
  }
}
