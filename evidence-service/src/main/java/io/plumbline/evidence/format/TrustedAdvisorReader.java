package io.plumbline.evidence.format;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;

/**
 * Trusted Advisor: a resource of a check's result, or the summary of a check. While the check
 * itself is not available, what it says of its resources is not known.
 */
final class TrustedAdvisorReader implements RecordReader {

  enum Field {
    CHECK("checkId"),
    STATUS("status"),
    RESOURCE("resourceId"),
    REGION("region"),
    SUPPRESSED("isSuppressed"),
    TIME("timestamp"),
    METADATA("metadata.**");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "trusted-advisor";
  private static final String NOT_AVAILABLE = "not_available";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String check = context.text("check");
    String rule =
        Texts.key(
            "the rule",
            PRODUCT + ":" + (check.isEmpty() ? in.required("checkId", Field.CHECK) : check));
    String account = Where.account("", context);
    String region = Where.region(in.first(Field.REGION), context);
    String resource = Texts.key("resourceId", in.first(Field.RESOURCE));
    String word =
        context.text("check_status").equals(NOT_AVAILABLE)
            ? NOT_AVAILABLE
            : in.required("status", Field.STATUS);
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        resource,
        "",
        "",
        List.of(),
        resource,
        List.of(PRODUCT, rule, account, region, resource),
        StatusWords.trustedAdvisor(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        in.first(Field.SUPPRESSED).equals("true") ? Decision.SUPPRESSED : Decision.NONE,
        Severity.UNKNOWN,
        "",
        Texts.cut(
            String.join(", ", in.all(Field.METADATA).stream().map(Fields.Entry::value).toList()),
            2000),
        Where.time(context, in.first(Field.TIME), context.text("check_time")));
  }
}
