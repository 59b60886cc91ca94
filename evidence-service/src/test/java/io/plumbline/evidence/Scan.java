package io.plumbline.evidence;

import java.time.Instant;
import java.util.StringJoiner;

/** Writes scans in Prowler's form. */
public final class Scan {

  private final StringJoiner records = new StringJoiner(",\n", "[", "]");
  private final Instant at;

  private Scan(Instant at) {
    this.at = at;
  }

  public static Scan at(Instant at) {
    return new Scan(at);
  }

  public Scan pass(String rule, String account, String resource) {
    return record(rule, "PASS", account, "eu-west-1", resource);
  }

  public Scan fail(String rule, String account, String resource) {
    return record(rule, "FAIL", account, "eu-west-1", resource);
  }

  public Scan record(String rule, String status, String account, String region, String resource) {
    return raw(
        """
        {"class_uid":2004,"metadata":{"event_code":"%s","product":{"name":"Prowler"}},\
        "status_code":"%s","status":"New","status_id":1,"severity_id":4,"time":%d,\
        "finding_info":{"uid":"u-%s-%s","title":"t"},"cloud":{"account":{"uid":"%s"}},\
        "resources":[{"uid":"%s","region":"%s"}]}\
        """
            .formatted(
                rule, status, at.getEpochSecond(), rule, resource, account, resource, region));
  }

  public Scan raw(String json) {
    records.add(json);
    return this;
  }

  public String json() {
    return records.toString();
  }
}
