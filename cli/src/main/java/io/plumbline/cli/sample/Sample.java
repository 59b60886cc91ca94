package io.plumbline.cli.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sample as written down in {@code sample.json}.
 *
 * @param checks Prowler's checks that the scans use, by their id
 * @param workloads the workloads with what people say and what scanners saw
 */
record Sample(Map<String, Check> checks, List<SampleWorkload> workloads) {

  Sample {
    checks = Map.copyOf(checks);
    workloads = List.copyOf(workloads);
  }

  /**
   * A check of Prowler.
   *
   * @param arn of the resources it looks at, with {@code {account}}, {@code {region}}, {@code
   *     {name}}
   * @param wellArchitected practices Prowler itself names, in the numbering of 2023-04-10
   */
  record Check(
      String title,
      String service,
      String severity,
      @JsonProperty("resource_type") String resourceType,
      String arn,
      @JsonProperty("well_architected") List<String> wellArchitected) {}

  /**
   * A workload.
   *
   * @param scan results by check, one letter a resource: P pass, F fail, m muted fail, ? manual
   * @param earlierScan the same of a scan that is too old to count as fresh
   */
  record SampleWorkload(
      String id,
      @JsonProperty("display_name") String displayName,
      String description,
      String owner,
      String unit,
      String environment,
      String criticality,
      List<String> accounts,
      List<String> regions,
      List<String> groups,
      Map<String, String> scan,
      @JsonProperty("earlier_scan") Map<String, String> earlierScan,
      List<SampleAnswer> answers,
      List<SampleAttestation> attestations) {}

  /** What a person declares. */
  record SampleAnswer(
      String practice,
      String status,
      @Nullable Integer degree,
      String by,
      @Nullable String reason,
      @Nullable String notes) {}

  /** What a person attests. */
  record SampleAttestation(
      String practice,
      String outcome,
      String method,
      String by,
      String statement,
      @JsonProperty("valid_days") int validDays) {}

  static Sample load() {
    try (InputStream file = Sample.class.getResourceAsStream("sample.json")) {
      return new ObjectMapper().readValue(file, Sample.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
