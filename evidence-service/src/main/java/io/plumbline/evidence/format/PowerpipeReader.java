package io.plumbline.evidence.format;

import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.Severities;
import io.plumbline.evidence.reader.StatusWords;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of Powerpipe and Steampipe controls. Account and region stand among the dimensions, where
 * the mod has them. Labels of practices are not read: some of them are wrong.
 */
final class PowerpipeReader implements RecordReader {

  enum Field {
    STATUS("status"),
    REASON("reason"),
    RESOURCE("resource"),
    DIMENSIONS("dimensions.**");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "powerpipe";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    Map<String, String> dimensions = dimensions(in);
    String control = context.text("control");
    if (control.isBlank()) {
      throw new RecordException(MISSING_FIELD, "no control is around the row");
    }
    String rule =
        Texts.key("the control", PRODUCT + ":" + control.substring(control.lastIndexOf('.') + 1));
    String account =
        Where.account(
            dimensions.getOrDefault("account_id", dimensions.getOrDefault("account", "")), context);
    String region = Where.region(dimensions.getOrDefault("region", ""), context);
    String resource = Texts.key("the resource", in.first(Field.RESOURCE));
    String word = in.required("status", Field.STATUS);
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
        Texts.cut(control, Texts.KEY_CHARS),
        List.of(PRODUCT, rule, account, region, resource),
        StatusWords.powerpipe(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        Decision.NONE,
        Severities.ocsf(context.text("control_severity")),
        Texts.cut(context.text("control_title"), 512),
        Texts.cut(in.first(Field.REASON), 2000),
        Where.time(context));
  }

  private static Map<String, String> dimensions(Fields<Field> in) {
    Map<String, String> byKey = new HashMap<>();
    for (String tag : Tags.of(in.all(Field.DIMENSIONS))) {
      int equals = tag.indexOf('=');
      byKey.putIfAbsent(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return byKey;
  }
}
