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

/**
 * GuardDuty's own findings, as its API writes them and, in lower case, as its events and exports
 * do. Identity is the ARN, else the id; a threat is never a pass.
 */
final class GuardDutyReader implements RecordReader {

  enum Field {
    ARN("Arn", "arn"),
    ID("Id", "id"),
    ACCOUNT("AccountId", "accountId"),
    REGION("Region", "region"),
    TYPE("Type", "type"),
    SEVERITY("Severity", "severity"),
    TITLE("Title", "title"),
    DESCRIPTION("Description", "description"),
    ARCHIVED("Service.Archived", "service.archived"),
    RESOURCE_TYPE("Resource.ResourceType", "resource.resourceType"),
    BUCKET("Resource.S3BucketDetails.0.Arn", "resource.s3BucketDetails.0.arn"),
    CLUSTER("Resource.EksClusterDetails.Arn", "resource.eksClusterDetails.arn"),
    TASKS("Resource.EcsClusterDetails.Arn", "resource.ecsClusterDetails.arn"),
    FUNCTION("Resource.LambdaDetails.FunctionArn", "resource.lambdaDetails.functionArn"),
    DATABASE(
        "Resource.RdsDbInstanceDetails.DbInstanceArn",
        "resource.rdsDbInstanceDetails.dbInstanceArn"),
    INSTANCE("Resource.InstanceDetails.InstanceId", "resource.instanceDetails.instanceId"),
    USER("Resource.AccessKeyDetails.UserName", "resource.accessKeyDetails.userName"),
    TAGS("Resource.InstanceDetails.Tags.**", "resource.instanceDetails.tags.**"),
    BUCKET_TAGS("Resource.S3BucketDetails.0.Tags.**", "resource.s3BucketDetails.0.tags.**"),
    UPDATED("UpdatedAt.**", "updatedAt.**"),
    CREATED("CreatedAt.**", "createdAt.**");

    private final String api;
    private final String event;

    Field(String api, String event) {
      this.api = api;
      this.event = event;
    }
  }

  private static final FieldPaths<Field> API = new FieldPaths<>(Field.class, f -> f.api);
  private static final FieldPaths<Field> EVENT = new FieldPaths<>(Field.class, f -> f.event);

  /** As Security Hub calls it. */
  private static final String PRODUCT = "aws-guardduty";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> api = API.read(bytes);
    Fields<Field> in = api.first(Field.ID, Field.ARN).isEmpty() ? EVENT.read(bytes) : api;
    String id = Texts.key("Id", in.required("Id", Field.ARN, Field.ID));
    String type = in.required("Type", Field.TYPE);
    return new Finding(
        PRODUCT,
        FindingClass.THREAT,
        Texts.key("the rule", PRODUCT + ":" + type),
        Where.account(in.first(Field.ACCOUNT), context),
        Where.region(in.first(Field.REGION), context),
        Texts.key(
            "the resource",
            in.first(
                Field.BUCKET,
                Field.CLUSTER,
                Field.TASKS,
                Field.FUNCTION,
                Field.DATABASE,
                Field.INSTANCE,
                Field.USER)),
        Texts.cut(in.first(Field.RESOURCE_TYPE), 256),
        "",
        Tags.of(in.all(in.all(Field.TAGS).isEmpty() ? Field.BUCKET_TAGS : Field.TAGS)),
        Texts.cut(in.first(Field.ID, Field.ARN), Texts.KEY_CHARS),
        List.of(PRODUCT, id),
        Observation.UNKNOWN,
        "",
        in.first(Field.ARCHIVED).equals("true") ? Lifecycle.RESOLVED : Lifecycle.OPEN,
        Decision.NONE,
        Severities.guardDuty(in.first(Field.SEVERITY)),
        Texts.cut(in.first(Field.TITLE), 512),
        Texts.cut(in.first(Field.DESCRIPTION), 2000),
        Where.time(
            context, Recorded.time(in.all(Field.UPDATED)), Recorded.time(in.all(Field.CREATED))));
  }
}
