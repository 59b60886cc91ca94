package io.plumbline.evidence.format;

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
import java.util.List;

/**
 * Checkov's own JSON. A file names no account and no time. A resource is its file and its address
 * in it; never the lines, which move with every edit.
 */
final class CheckovReader implements RecordReader {

  enum Field {
    CHECK("check_id"),
    NAME("check_name"),
    RESULT("check_result.result"),
    COMMENT("check_result.suppress_comment"),
    FILE("file_path"),
    FILE_IN_REPOSITORY("repo_file_path"),
    RESOURCE("resource"),
    SEVERITY("severity"),
    DESCRIPTION("short_description"),
    TAGS("entity_tags.**"),
    CALLER("caller_file_path");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final String PRODUCT = "checkov";

  @Override
  public Finding read(byte[] bytes, Context context) throws RecordException {
    Fields<Field> in = PATHS.read(bytes);
    String rule = Texts.key("check_id", PRODUCT + ":" + in.required("check_id", Field.CHECK));
    String type = context.text("check_type");
    String file = in.first(Field.FILE_IN_REPOSITORY, Field.FILE);
    String resource =
        Texts.key("the resource", in.required("resource", Field.RESOURCE, Field.FILE));
    String account = Where.account("", context);
    String region = Where.region("", context);
    String word = in.first(Field.RESULT);
    boolean skipped = word.equalsIgnoreCase("SKIPPED");
    return new Finding(
        PRODUCT,
        FindingClass.COMPLIANCE,
        rule,
        account,
        region,
        Texts.key("the resource", file.isEmpty() ? resource : file + ":" + resource),
        Texts.cut(type, 256),
        Texts.cut(resource, 512),
        Tags.of(in.all(Field.TAGS)),
        "",
        List.of(PRODUCT, rule, account, region, type, file, resource, in.first(Field.CALLER)),
        StatusWords.checkov(word),
        Texts.cut(word, 64),
        Lifecycle.OPEN,
        skipped ? Decision.SUPPRESSED : Decision.NONE,
        Severities.ocsf(in.first(Field.SEVERITY)),
        Texts.cut(in.first(Field.NAME), 512),
        Texts.cut(in.first(Field.COMMENT, Field.DESCRIPTION), 2000),
        Where.time(context));
  }
}
