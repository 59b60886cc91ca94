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
 * kube-bench. The number of a test means another test in another version of the benchmark, so the
 * version is part of the rule. WARN says that a person must look, which is no outcome.
 */
final class KubeBenchReader implements RecordReader {

  enum Field {
    NUMBER("test_number"),
    TITLE("test_desc"),
    STATUS("status"),
    REASON("reason"),
    ACTUAL("actual_value");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "kube-bench";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String version = context.text("version");
    String number = in.required("test_number", Field.NUMBER);
    String rule =
        Texts.key(
            "the rule", PRODUCT + ":" + (version.isEmpty() ? number : version + "/" + number));
    String account = Where.account("", context);
    String region = Where.region("", context);
    String node = Texts.key("node_type", context.text("node_type"));
    String word = in.required("status", Field.STATUS);
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        node,
        "kubernetes",
        "",
        List.of(),
        "",
        List.of(PRODUCT, rule, account, region, node),
        StatusWords.prowler(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        Decision.NONE,
        Severity.UNKNOWN,
        Texts.cut(in.first(Field.TITLE), 512),
        Texts.cut(in.first(Field.REASON, Field.ACTUAL), 2000),
        Where.time(context));
  }
}
