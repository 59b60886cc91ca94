package io.plumbline.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchScanTest {
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
  private static final int FINDINGS = 3000;

  @TempDir private Path folder;

  @Test
  void shouldHoldAsManyDifferentFindingsAsAskedFor() throws IOException {
    // When
    Path file = write("a", 1, false).file();

    // Then
    JsonNode findings = new ObjectMapper().readTree(file.toFile());
    Set<String> identities = new HashSet<>();
    Set<String> rules = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    for (JsonNode finding : findings) {
      identities.add(identity(finding));
      rules.add(finding.at("/metadata/event_code").asText());
      accounts.add(finding.at("/cloud/account/uid").asText());
    }
    assertThat(findings).hasSize(FINDINGS);
    assertThat(identities).hasSize(FINDINGS);
    assertThat(rules).hasSizeGreaterThan(50);
    assertThat(accounts).hasSize(BenchEstate.ACCOUNTS);
    assertThat(Files.size(file) / FINDINGS).isBetween(1000L, 2048L);
  }

  @Test
  void shouldWriteTheSameBytesForTheSameSeed() throws IOException {
    byte[] first = Files.readAllBytes(write("a", 1, false).file());
    assertThat(Files.readAllBytes(write("a", 1, false).file())).isEqualTo(first);
    assertThat(Files.readAllBytes(write("a", 2, false).file())).isNotEqualTo(first);
  }

  @Test
  void shouldGiveEveryFindingAnotherOutcomeWhenChanged() throws IOException {
    // Given
    Map<String, String> before = verdicts(write("a", 1, false).file());

    // When
    Map<String, String> after = verdicts(write("a", 1, true).file());

    // Then
    assertThat(after).hasSameSizeAs(before).containsOnlyKeys(before.keySet());
    before.forEach((identity, verdict) -> assertThat(after.get(identity)).isNotEqualTo(verdict));
  }

  @Test
  void shouldSumUpToAnotherDigestWhenOneOutcomeDiffers() throws IOException {
    RowDigest.Stored one = write("a", 1, false).expected();
    assertThat(one).isEqualTo(write("a", 1, false).expected());
    assertThat(one.rows()).isEqualTo(FINDINGS);
    assertThat(one.sum()).isNotEqualTo(write("a", 1, true).expected().sum());
  }

  private BenchScan write(String name, long seed, boolean changed) throws IOException {
    return BenchScan.write(folder, new BenchScan.Shape(FINDINGS, seed, name, TIME, changed));
  }

  private static Map<String, String> verdicts(Path file) throws IOException {
    Map<String, String> verdicts = new HashMap<>();
    for (JsonNode finding : new ObjectMapper().readTree(file.toFile())) {
      verdicts.put(identity(finding), finding.path("status_code").asText());
    }
    return verdicts;
  }

  private static String identity(JsonNode finding) {
    return String.join(
        " ",
        finding.at("/metadata/event_code").asText(),
        finding.at("/cloud/account/uid").asText(),
        finding.at("/resources/0/region").asText(),
        finding.at("/resources/0/uid").asText());
  }
}
