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
import io.plumbline.evidence.reader.Recorded;
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.List;

/** Amazon Inspector's own findings. Identity is the ARN; none of them is a pass. */
final class Inspector2Reader implements RecordReader {

  enum Field {
    ARN("findingArn"),
    ACCOUNT("awsAccountId"),
    TYPE("type"),
    STATUS("status"),
    SEVERITY("severity"),
    TITLE("title"),
    DESCRIPTION("description"),
    VULNERABILITY("packageVulnerabilityDetails.vulnerabilityId"),
    DETECTOR("codeVulnerabilityDetails.detectorId"),
    RESOURCE("resources.0.id"),
    RESOURCE_TYPE("resources.0.type"),
    REGION("resources.0.region"),
    TAGS("resources.0.tags.**"),
    UPDATED("updatedAt.**"),
    LAST("lastObservedAt.**"),
    FIRST("firstObservedAt.**");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);

  /** As Security Hub calls it. */
  private static final String PRODUCT = "aws-inspector";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String arn = Texts.key("findingArn", in.required("findingArn", Field.ARN));
    String rule = in.required("type", Field.VULNERABILITY, Field.DETECTOR, Field.TYPE);
    String status = in.first(Field.STATUS);
    return new Finding(
        PRODUCT,
        FindingClass.VULNERABILITY,
        Texts.key("the rule", PRODUCT + ":" + rule),
        Where.account(in.first(Field.ACCOUNT), context),
        Where.region(in.first(Field.REGION), context),
        Texts.key("the resource", in.first(Field.RESOURCE)),
        Texts.cut(in.first(Field.RESOURCE_TYPE), 256),
        "",
        Tags.of(in.all(Field.TAGS)),
        arn,
        List.of(PRODUCT, arn),
        Observation.UNKNOWN,
        Texts.cut(status, 64),
        status.equals("CLOSED") ? Lifecycle.RESOLVED : Lifecycle.OPEN,
        status.equals("SUPPRESSED") ? Decision.SUPPRESSED : Decision.NONE,
        Severities.ocsf(in.first(Field.SEVERITY)),
        Texts.cut(in.first(Field.TITLE), 512),
        Texts.cut(in.first(Field.DESCRIPTION), 2000),
        Where.time(
            context,
            Recorded.time(in.all(Field.UPDATED)),
            Recorded.time(in.all(Field.LAST)),
            Recorded.time(in.all(Field.FIRST))));
  }
}
