package io.plumbline.evidence.format;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.CsvRow;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prowler's CSV: with commas in version 2, with semicolons since. The identity is that of Prowler's
 * OCSF, so that both outputs of one run are one finding. Version 2 names its check in the title,
 * and often no resource.
 */
final class ProwlerCsvReader implements RecordReader {

  private static final String PRODUCT = "prowler";
  private static final Pattern TAGS = Pattern.compile("\\s\\|\\s");
  private static final Pattern CHECK = Pattern.compile("\\[([A-Za-z0-9_]+)].*", Pattern.DOTALL);

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    CsvRow row = CsvRow.of(bytes, context);
    String rule = Texts.key("the check", PRODUCT + ":" + check(row));
    String account = Where.account(row.first("ACCOUNT_UID", "ACCOUNT_ID", "ACCOUNT_NUM"), context);
    String region = Where.region(row.first("REGION"), context);
    String resource =
        Texts.key(
            "the resource",
            row.first("RESOURCE_UID", "RESOURCE_ARN", "RESOURCE_ID", "CHECK_RESOURCE_ID"));
    String word = row.required("STATUS", "CHECK_RESULT");
    boolean muted = row.first("MUTED").equalsIgnoreCase("true") || word.equalsIgnoreCase("MUTED");
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        resource,
        Texts.cut(row.first("RESOURCE_TYPE", "CHECK_ASFF_RESOURCE_TYPE"), 256),
        Texts.cut(row.first("RESOURCE_NAME"), 512),
        tags(row.first("RESOURCE_TAGS")),
        Texts.cut(row.first("FINDING_UID", "FINDING_UNIQUE_ID"), Texts.KEY_CHARS),
        List.of(PRODUCT, rule, account, region, resource),
        StatusWords.prowler(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        muted ? Decision.SUPPRESSED : Decision.NONE,
        Severities.ocsf(row.first("SEVERITY", "CHECK_SEVERITY")),
        Texts.cut(row.first("CHECK_TITLE", "TITLE_TEXT"), 512),
        Texts.cut(row.first("STATUS_EXTENDED", "CHECK_RESULT_EXTENDED"), 2000),
        Where.time(context, row.first("TIMESTAMP", "ASSESSMENT_START_TIME", "PROWLER_START_TIME")));
  }

  private static String check(CsvRow row) throws RecordException {
    Matcher title = CHECK.matcher(row.first("TITLE_TEXT"));
    return title.matches() ? title.group(1) : row.required("CHECK_ID", "TITLE_ID");
  }

  private static List<String> tags(String cell) {
    return Tags.of(TAGS.splitAsStream(cell).map(Tags::pair).toList());
  }
}
