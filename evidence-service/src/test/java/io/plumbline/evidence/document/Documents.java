package io.plumbline.evidence.document;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads whole documents for tests. */
public final class Documents {

  public record Read(Detection detection, List<Finding> findings, List<Refused> refused) {}

  public record Refused(RawRecord raw, RecordException why) {}

  private Documents() {}

  /** What nobody said: no account, no region, and a time that stands still. */
  static Sent sent(@Nullable Format forced) {
    return new Sent(forced, "", "", Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A sender that names its account. */
  public static Sent fromAccount(@Nullable Format forced) {
    return new Sent(forced, "123456789012", "", Instant.parse("2026-01-01T00:00:00Z"));
  }

  public static Read read(byte[] bytes, @Nullable Format forced, Limits limits) {
    return readSent(bytes, sent(forced), limits);
  }

  public static Read readSent(byte[] bytes, Sent sent, Limits limits) {
    try (Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), limits)) {
      spool.append(ByteBuffer.wrap(bytes));
      try (Document document = spool.settle(sent, UnaryOperator.identity())) {
        List<Finding> findings = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (RawRecord raw = document.next(); raw != null; raw = document.next()) {
          try {
            findings.add(Document.read(document.detection().format().reader(), raw));
          } catch (RecordException e) {
            refused.add(new Refused(raw, e));
          }
        }
        return new Read(document.detection(), findings, refused);
      }
    }
  }

  /** Whether the scanner says that it got through. */
  public static boolean isWhole(byte[] bytes) {
    try (Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), Limits.DEFAULT)) {
      spool.append(ByteBuffer.wrap(bytes));
      try (Document document = spool.settle(sent(null), UnaryOperator.identity())) {
        return document.whole();
      }
    }
  }

  public static Read read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8), null, Limits.DEFAULT);
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A record in Prowler's form with one field more. */
  public static String prowler(String extra) {
    return """
    {"class_uid":2004,"metadata":{"event_code":"c1","product":{"name":"Prowler"}},\
    "status_code":"FAIL","status":"New","status_id":1,"severity_id":4,"time":1739539623,\
    "cloud":{"account":{"uid":"123456789012"}},\
    "resources":[{"uid":"arn:aws:s3:::b","region":"eu-west-1"}]%s}\
    """
        .formatted(extra.isEmpty() ? "" : "," + extra);
  }

  public static String asff(String extra) {
    return """
    {"SchemaVersion":"2018-10-08","Id":"i","ProductArn":\
    "arn:aws:securityhub:us-east-1::product/aws/securityhub","GeneratorId":\
    "security-control/IAM.3","AwsAccountId":"1","UpdatedAt":"2024-01-01T00:00:00Z"%s}\
    """
        .formatted(extra.isEmpty() ? "" : "," + extra);
  }
}
