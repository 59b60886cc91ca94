package io.plumbline.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.cli.realm.SampleUser;
import io.plumbline.cli.sample.Sample.SampleWorkload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProwlerScanTest {
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

  private final Sample sample = Sample.load();

  @Test
  void shouldSpeakProwlersDialect() throws IOException {
    // When
    JsonNode finding = scan(sample.workloads().get(0)).get(0);

    // Then
    assertThat(finding.path("class_uid").asInt()).isEqualTo(2004);
    assertThat(finding.path("time").asLong()).isEqualTo(TIME.getEpochSecond());
    assertThat(finding.path("time_dt").asText()).isEqualTo("2026-03-04T05:06:07.000000");
    assertThat(finding.at("/metadata/event_code").asText()).isNotEmpty();
    assertThat(finding.path("status_code").asText()).isIn("PASS", "FAIL", "MANUAL");
    assertThat(finding.at("/cloud/account/uid").asText()).matches("\\d{12}");
    assertThat(finding.at("/finding_info/uid").asText()).startsWith("prowler-aws-");
  }

  @Test
  void shouldHoldEveryResultAndNameEachResourceOnce() throws IOException {
    Set<String> codes = new HashSet<>();
    for (SampleWorkload workload : sample.workloads()) {
      List<String> identities = new ArrayList<>();
      for (JsonNode finding : scan(workload)) {
        codes.add(finding.path("status_code").asText() + finding.path("status_id").asInt());
        identities.add(
            String.join(
                " ",
                finding.at("/metadata/event_code").asText(),
                finding.at("/cloud/account/uid").asText(),
                finding.at("/resources/0/region").asText(),
                finding.at("/resources/0/uid").asText()));
      }
      assertThat(identities).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    }
    assertThat(codes).containsExactlyInAnyOrder("PASS1", "FAIL1", "FAIL3", "MANUAL1");
  }

  @Test
  void shouldNameOnlyKnownChecksAndPeople() {
    for (SampleWorkload workload : sample.workloads()) {
      assertThat(sample.checks())
          .containsKeys(workload.scan().keySet().toArray(String[]::new))
          .containsKeys(workload.earlierScan().keySet().toArray(String[]::new));
      Stream<String> people =
          Stream.concat(
              workload.answers().stream().map(Sample.SampleAnswer::by),
              workload.attestations().stream().map(Sample.SampleAttestation::by));
      assertThat(people).isSubsetOf(SampleUser.ALL.stream().map(SampleUser::name).toList());
    }
  }

  private JsonNode scan(SampleWorkload workload) throws IOException {
    return new ObjectMapper().readTree(new ProwlerScan(sample.checks()).recent(workload, TIME));
  }
}
