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
import io.plumbline.evidence.reader.Recorded;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluation results of AWS Config. The reply names neither account nor region. Rules that Security
 * Hub and conformance packs make carry a mark of their own around the rule's name.
 */
final class AwsConfigReader implements RecordReader {

  enum Field {
    RULE("EvaluationResultIdentifier.EvaluationResultQualifier.ConfigRuleName"),
    RESOURCE_TYPE("EvaluationResultIdentifier.EvaluationResultQualifier.ResourceType"),
    RESOURCE("EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId"),
    MODE("EvaluationResultIdentifier.EvaluationResultQualifier.EvaluationMode"),
    COMPLIANCE("ComplianceType"),
    ANNOTATION("Annotation"),
    RECORDED("ResultRecordedTime.**"),
    ORDERED("EvaluationResultIdentifier.OrderingTimestamp.**");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final Pattern SECURITY_HUB =
      Pattern.compile("securityhub-(.+)-(?=[a-z]*[0-9])[0-9a-z]{6,8}");
  private static final Pattern PACK = Pattern.compile("(.+)-conformance-pack-[a-z0-9]{6,12}");
  private static final String PRODUCT = "aws-config";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String name = in.required("ConfigRuleName", Field.RULE);
    String account = Where.account("", context);
    String region = Where.region("", context);
    String type = in.first(Field.RESOURCE_TYPE);
    String resource = Texts.key("ResourceId", in.required("ResourceId", Field.RESOURCE));
    String word = in.required("ComplianceType", Field.COMPLIANCE);
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        Texts.key("ConfigRuleName", PRODUCT + ":" + rule(name)),
        account,
        region,
        resource,
        Texts.cut(type, 256),
        "",
        List.of(),
        Texts.cut(name, Texts.KEY_CHARS),
        List.of(PRODUCT, name, type, resource, in.first(Field.MODE), account, region),
        StatusWords.awsConfig(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        Decision.NONE,
        Severity.UNKNOWN,
        Texts.cut(name, 512),
        Texts.cut(in.first(Field.ANNOTATION), 2000),
        Where.time(
            context, Recorded.time(in.all(Field.RECORDED)), Recorded.time(in.all(Field.ORDERED))));
  }

  static String rule(String name) {
    for (Pattern mark : List.of(SECURITY_HUB, PACK)) {
      Matcher matcher = mark.matcher(name);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return name;
  }
}
