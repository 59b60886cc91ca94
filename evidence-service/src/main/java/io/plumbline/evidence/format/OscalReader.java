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
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings and observations of OSCAL assessment results. An observation of a scanner carries its
 * result, and the rule it is about, among its properties; its uuid may be new in each run, so rule
 * and subject identify it where they are there.
 */
final class OscalReader implements RecordReader {

  enum Field {
    UUID("uuid"),
    TITLE("title"),
    DESCRIPTION("description"),
    TARGET("target.target-id"),
    TARGET_TYPE("target.type"),
    STATE("target.status.state"),
    REASON("target.status.reason"),
    COLLECTED("collected"),
    SUBJECT("subjects.0.subject-uuid"),
    SUBJECT_OLD("subjects.0.uuid-ref"),
    SUBJECT_TITLE("subjects.0.title"),
    SUBJECT_TYPE("subjects.0.type"),
    PROPS("props.**");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "oscal";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    boolean finding = !in.first(Field.TARGET, Field.STATE).isEmpty();
    String checked = finding ? in.first(Field.TARGET) : prop(in, "idref", "Rule_ID", "Check_ID");
    String subject = in.first(Field.SUBJECT, Field.SUBJECT_OLD);
    String account = Where.account("", context);
    String uuid = Texts.key("uuid", in.required("uuid", Field.UUID));
    String rule =
        Texts.key("the rule", PRODUCT + ":" + (checked.isEmpty() ? "observation" : checked));
    String word = finding ? in.first(Field.STATE) : prop(in, "result", "State", "status");
    String reason = in.first(Field.REASON);
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        Where.region("", context),
        Texts.key("the subject", finding ? in.first(Field.TARGET) : subject),
        Texts.cut(in.first(Field.TARGET_TYPE, Field.SUBJECT_TYPE), 256),
        Texts.cut(in.first(Field.SUBJECT_TITLE), 512),
        List.of(),
        uuid,
        finding || checked.isEmpty() || subject.isEmpty()
            ? List.of(PRODUCT, account, uuid)
            : List.of(PRODUCT, account, checked, prop(in, "Check_ID"), subject),
        finding ? StatusWords.oscal(word, reason) : StatusWords.xccdf(word),
        Texts.cut(reason.isEmpty() ? word : word + " " + reason, 64),
        Lifecycle.OPEN,
        Decision.NONE,
        finding ? Severity.UNKNOWN : Severities.ocsf(prop(in, "severity")),
        Texts.cut(in.first(Field.TITLE, Field.DESCRIPTION), 512),
        Texts.cut(in.first(Field.DESCRIPTION), 2000),
        Where.time(
            context,
            in.first(Field.COLLECTED),
            context.text("result_end"),
            context.text("result_start"),
            context.text("modified")));
  }

  /** The value of the first property that has one of these names, in the order of the names. */
  private static String prop(Fields<Field> in, String... names) {
    Map<String, String> values = new HashMap<>();
    for (Fields.Entry entry : in.all(Field.PROPS)) {
      values.put(entry.path(), entry.value());
    }
    for (String wanted : names) {
      for (Fields.Entry entry : in.all(Field.PROPS)) {
        String path = entry.path();
        if (path.endsWith(".name") && entry.value().equalsIgnoreCase(wanted)) {
          return values.getOrDefault(path.replace(".name", ".value"), "");
        }
      }
    }
    return "";
  }
}
