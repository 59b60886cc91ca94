package io.plumbline.evidence.format;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.CsvRow;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;

/**
 * Prowler's compliance CSV of the Well-Architected security pillar: one row for each finding and
 * practice. The rule is the practice, by its slug and not by its number, because a row can say less
 * of a practice than the finding says by itself. A practice without checks has one row MANUAL.
 */
final class ProwlerComplianceReader implements RecordReader {

  /** Namespace of rules that are practices of AWS by their slug; each maps to its own concept. */
  static final String RULES = "aws-wa";

  private static final String PRODUCT = "prowler";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    CsvRow row = CsvRow.of(bytes, context);
    String practice = row.required("REQUIREMENTS_ATTRIBUTES_WELLARCHITECTEDPRACTICEID");
    String rule = Texts.key("the practice", RULES + ":" + practice);
    String check = row.required("CHECKID");
    String own = row.first("ACCOUNTID");
    String account = Where.account(own.isEmpty() ? context.text(CsvRow.ACCOUNT) : own, context);
    String region = Where.region(row.first("REGION"), context);
    String resource = Texts.key("the resource", row.first("RESOURCEID"));
    String word = row.required("STATUS");
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        resource,
        "",
        Texts.cut(row.first("RESOURCENAME"), 512),
        List.of(),
        Texts.cut(row.first("REQUIREMENTS_ID"), Texts.KEY_CHARS),
        List.of(PRODUCT, rule, check, account, region, resource),
        StatusWords.prowler(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        row.first("MUTED").equalsIgnoreCase("true") ? Decision.SUPPRESSED : Decision.NONE,
        Severity.UNKNOWN,
        Texts.cut(check + ": " + row.first("REQUIREMENTS_DESCRIPTION"), 512),
        Texts.cut(row.first("STATUSEXTENDED"), 2000),
        Where.time(context, row.first("ASSESSMENTDATE")));
  }
}
