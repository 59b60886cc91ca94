package io.plumbline.cli.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.sample.Sample.Check;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One finding in the OCSF dialect of Prowler 5.8 and later: class 2004 with the verdict in {@code
 * status_code}, times in seconds, mute by {@code status_id} 3 and the word {@code Suppressed}.
 */
final class ProwlerFinding {
  private static final List<String> SEVERITIES =
      List.of("Unknown", "Informational", "Low", "Medium", "High", "Critical");
  private static final DateTimeFormatter NAIVE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final char MUTED = 'm';
  private static final char MANUAL = '?';

  private final Observed observed;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private ProwlerFinding(Observed observed) {
    this.observed = observed;
  }

  /**
   * What is to be written.
   *
   * @param result P pass, F fail, m muted fail, ? manual
   */
  record Observed(String id, Check check, ScannedResource resource, char result, Instant time) {
    String verdict() {
      return switch (result) {
        case 'P' -> "PASS";
        case MANUAL -> "MANUAL";
        default -> "FAIL";
      };
    }

    String sentence() {
      String name = resource.name();
      return switch (result) {
        case 'P' -> name + " meets the check.";
        case MANUAL -> "To be checked by hand.";
        default -> name + " does not meet the check.";
      };
    }
  }

  static ObjectNode write(Observed observed) {
    ProwlerFinding finding = new ProwlerFinding(observed);
    finding.status();
    finding.unmapped();
    finding.information();
    finding.resource();
    finding.kind();
    return finding.json;
  }

  private void status() {
    json.put("message", observed.sentence());
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("event_code", observed.id());
    metadata
        .putObject("product")
        .put("name", "Prowler")
        .put("uid", "prowler")
        .put("vendor_name", "Prowler")
        .put("version", "5.13.0");
    metadata.putArray("profiles").add("cloud").add("datetime");
    metadata.put("tenant_uid", "").put("version", "1.5.0");
    boolean muted = observed.result() == MUTED;
    json.put("severity_id", SEVERITIES.indexOf(observed.check().severity()));
    json.put("severity", observed.check().severity());
    json.put("status", muted ? "Suppressed" : "New");
    json.put("status_code", observed.verdict());
    json.put("status_detail", observed.sentence());
    json.put("status_id", muted ? 3 : 1);
  }

  private void unmapped() {
    ObjectNode unmapped = json.putObject("unmapped");
    unmapped.put("related_url", "");
    List.of("categories", "depends_on", "related_to", "additional_urls")
        .forEach(unmapped::putArray);
    unmapped.put("notes", "");
    ObjectNode compliance = unmapped.putObject("compliance");
    List<String> practices = observed.check().wellArchitected();
    if (!practices.isEmpty()) {
      var pillar = compliance.putArray("AWS-Well-Architected-Framework-Security-Pillar");
      practices.forEach(pillar::add);
    }
  }

  private void information() {
    long seconds = observed.time().getEpochSecond();
    String text = NAIVE.format(LocalDateTime.ofInstant(observed.time(), ZoneOffset.UTC));
    json.put("activity_name", "Create").put("activity_id", 1);
    ObjectNode information = json.putObject("finding_info");
    information.put("created_time", seconds).put("created_time_dt", text);
    information.put("desc", observed.check().title() + ".");
    information.put("title", observed.check().title());
    information.putArray("types").add("Software and Configuration Checks");
    ScannedResource resource = observed.resource();
    information.put(
        "uid",
        String.join(
            "-",
            "prowler-aws",
            observed.id(),
            resource.account(),
            resource.region(),
            resource.name()));
    json.put("time", seconds).put("time_dt", text);
  }

  private void resource() {
    ScannedResource scanned = observed.resource();
    ObjectNode resource = json.putArray("resources").addObject();
    resource.put("cloud_partition", "aws").put("region", scanned.region());
    ObjectNode data = resource.putObject("data");
    data.put("details", "").putObject("metadata").put("arn", scanned.arn());
    resource.putObject("group").put("name", observed.check().service());
    resource.putArray("labels");
    resource.put("name", scanned.name()).put("type", observed.check().resourceType());
    resource.put("uid", scanned.arn());
    ObjectNode cloud = json.putObject("cloud");
    ObjectNode account = cloud.putObject("account");
    account.put("name", "").put("type", "AWS Account").put("type_id", 10);
    account.put("uid", scanned.account()).putArray("labels");
    cloud.putObject("org").put("name", "").put("uid", "");
    cloud.put("provider", "aws").put("region", scanned.region());
  }

  private void kind() {
    json.put("category_name", "Findings").put("category_uid", 2);
    json.put("class_name", "Detection Finding").put("class_uid", 2004);
    ObjectNode remediation = json.putObject("remediation");
    remediation.put("desc", "See the check's documentation.").putArray("references");
    json.put("risk_details", observed.check().title() + ".");
    json.put("type_uid", 200401).put("type_name", "Detection Finding: Create");
  }
}
