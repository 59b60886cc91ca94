package io.plumbline.evidence.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.format.OcsfReader;
import io.plumbline.evidence.reader.FieldPaths;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.Json;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record shows of its format.
 *
 * @param format null when it is none that is read here
 * @param words the telling keys and values, for people
 */
record Signs(@Nullable Format format, String words) {

  enum Field {
    CLASS("class_uid"),
    PRODUCT_NAME("metadata.product.name"),
    PRODUCT_UID("metadata.product.uid"),
    PRODUCT_ARN("ProductArn"),
    GENERATOR("GeneratorId"),
    SCHEMA("SchemaVersion"),
    INSPECTOR_ARN("findingArn"),
    DETECTOR("Service.DetectorId"),
    DETECTOR_EVENT("service.detectorId"),
    CHECK("checkId"),
    FLAGGED("hasFlaggedResources");

    private final String path;

    Field(String path) {
      this.path = path;
    }
  }

  private static final FieldPaths<Field> PATHS = new FieldPaths<>(Field.class, f -> f.path);
  private static final int KEYS = 8;

  static Signs of(byte[] json) {
    Fields<Field> in;
    try {
      in = PATHS.readStart(json);
    } catch (RecordException e) {
      return new Signs(null, String.valueOf(e.getMessage()));
    }
    if (!in.first(Field.CLASS).isEmpty()) {
      return ocsf(in);
    }
    if (!in.first(Field.PRODUCT_ARN).isEmpty() || in.first(Field.SCHEMA).equals("2018-10-08")) {
      return new Signs(
          Format.ASFF, "objects with ProductArn and SchemaVersion " + in.first(Field.SCHEMA));
    }
    if (!in.first(Field.INSPECTOR_ARN).isEmpty()) {
      return new Signs(Format.INSPECTOR2, "objects with findingArn");
    }
    if (!in.first(Field.DETECTOR, Field.DETECTOR_EVENT).isEmpty()) {
      return new Signs(Format.GUARDDUTY, "objects with the DetectorId of their service");
    }
    if (!in.first(Field.CHECK).isEmpty() && !in.first(Field.FLAGGED).isEmpty()) {
      return new Signs(Format.TRUSTED_ADVISOR, "objects with checkId and hasFlaggedResources");
    }
    List<String> keys = keys(json);
    return new Signs(null, Foreign.words(keys));
  }

  private static Signs ocsf(Fields<Field> in) {
    String type = in.first(Field.CLASS);
    String product = in.first(Field.PRODUCT_NAME, Field.PRODUCT_UID);
    String words = "OCSF class_uid " + Texts.cut(type, 20) + ", product " + Texts.cut(product, 60);
    if (!OcsfReader.CLASSES.contains(type)) {
      return new Signs(null, words + ", which is no finding");
    }
    return new Signs(
        product.equalsIgnoreCase("prowler") && !type.equals("2002")
            ? Format.PROWLER_OCSF
            : Format.OCSF,
        words);
  }

  private static List<String> keys(byte[] json) {
    List<String> keys = new ArrayList<>();
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      parser.nextToken();
      while (keys.size() < KEYS && parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(Texts.cut(parser.currentName(), 40));
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException e) {
      return keys;
    }
    return keys;
  }
}
