package io.plumbline.cli.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.sample.Sample.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Single findings in Prowler's format over the checks of the sample, as many as are wanted. */
public final class ProwlerRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Map.Entry<String, Check>> checks;

  private ProwlerRecords(Map<String, Check> checks) {
    this.checks = List.copyOf(new TreeMap<>(checks).entrySet());
  }

  /** Over the checks of the sample, in the order of their ids. */
  public static ProwlerRecords load() {
    return new ProwlerRecords(Sample.load().checks());
  }

  /** How many checks there are. */
  public int checks() {
    return checks.size();
  }

  /**
   * One finding and what it says.
   *
   * @param rule without the scanner's prefix
   * @param verdict {@code PASS}, {@code FAIL} or {@code MANUAL}
   * @param severity as Prowler writes it
   */
  public record ProwlerRecord(
      String rule,
      String account,
      String region,
      String resource,
      String verdict,
      String severity,
      Instant time,
      byte[] json) {}

  /**
   * Writes a finding on one line.
   *
   * @param check which one, from 0
   * @param name of the resource; part of its ARN
   * @param result P pass, F fail, m muted fail, ? manual
   */
  public ProwlerRecord write(
      int check, String account, String region, String name, char result, Instant time) {
    Map.Entry<String, Check> known = checks.get(check);
    ScannedResource resource = ScannedResource.named(known.getValue(), account, region, name);
    ProwlerFinding.Observed observed =
        new ProwlerFinding.Observed(known.getKey(), known.getValue(), resource, result, time);
    ObjectNode json = ProwlerFinding.write(observed);
    ((ObjectNode) json.path("unmapped")).put("provider_uid", account).put("provider", "aws");
    return new ProwlerRecord(
        known.getKey(),
        account,
        region,
        resource.arn(),
        observed.verdict(),
        known.getValue().severity(),
        time,
        bytes(json));
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
