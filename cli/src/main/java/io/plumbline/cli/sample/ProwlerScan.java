package io.plumbline.cli.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.sample.Sample.Check;
import io.plumbline.cli.sample.Sample.SampleWorkload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a scan of a sample workload the way Prowler 5 writes its OCSF output. */
final class ProwlerScan {
  private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");

  private final Map<String, Check> checks;

  ProwlerScan(Map<String, Check> checks) {
    this.checks = checks;
  }

  /** The recent scan, as of that moment. */
  byte[] recent(SampleWorkload workload, Instant time) {
    return write(workload, workload.scan(), time);
  }

  /** The earlier scan, as of that moment. */
  byte[] earlier(SampleWorkload workload, Instant time) {
    return write(workload, workload.earlierScan(), time);
  }

  private byte[] write(SampleWorkload workload, Map<String, String> results, Instant time) {
    String seed = workload.id() + time.getEpochSecond();
    String scan = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(results)
        .forEach(
            (check, letters) -> {
              for (int index = 0; index < letters.length(); index++) {
                ScannedResource resource = resource(workload, check, index);
                ObjectNode finding =
                    ProwlerFinding.write(
                        new ProwlerFinding.Observed(
                            check, known(check), resource, letters.charAt(index), time));
                ((ObjectNode) finding.path("unmapped"))
                    .put("scan_id", scan)
                    .put("provider_uid", resource.account())
                    .put("provider", "aws");
                findings.add(finding);
              }
            });
    return findings.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private ScannedResource resource(SampleWorkload workload, String check, int index) {
    List<String> accounts = workload.accounts();
    List<String> regions = workload.regions().isEmpty() ? REGIONS : workload.regions();
    String account = accounts.get(index % accounts.size());
    String region = regions.get(index / accounts.size() % regions.size());
    return ScannedResource.of(known(check), workload.id(), account, region, index);
  }

  private Check known(String check) {
    return Objects.requireNonNull(checks.get(check), check);
  }
}
