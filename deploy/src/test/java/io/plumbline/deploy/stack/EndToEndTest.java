package io.plumbline.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from a scanner's file to the report, over the wire. */
class EndToEndTest {
  private static final RunningStack STACK = RunningStack.get();

  @TempDir Path directory;

  @Test
  void shouldShowEveryStatusVerdictAndBucketOfTheSample() {
    // When
    JsonNode scorecard = STACK.run("scorecard", "webshop", "--json").json();

    // Then
    JsonNode practices = scorecard.path("practices");
    assertThat(texts(practices, "observed"))
        .contains("PASSING", "FAILING", "MIXED", "STALE", "NO_EVIDENCE", "UNTESTABLE");
    assertThat(texts(practices, "verdict"))
        .contains("CONSISTENT", "CONTRADICTED", "UNSUPPORTED", "STALE", "UNTESTABLE", "UNANSWERED");
    assertThat(texts(practices, "bucket"))
        .contains(
            "confirmed",
            "declared_only",
            "contradicted",
            "stale",
            "unknown",
            "admitted",
            "not_applicable");
  }

  @Test
  void shouldSumTheBucketsOnBothDenominators() {
    for (String workload : List.of("webshop", "payments", "analytics")) {
      JsonNode scorecard = STACK.run("scorecard", workload, "--json").json();
      assertThat(sum(scorecard.at("/by_practice/buckets"))).isEqualTo(60);
      assertThat(sum(scorecard.at("/by_concept/buckets"))).isEqualTo(54);
      assertThat(scorecard.path("practices")).hasSize(60);
    }
  }

  @Test
  void shouldTakeTheSameFileTwiceAndChangeNothing() throws IOException {
    // Given
    assertThat(CommandRun.of("sample", directory.toString()).code()).isZero();
    String file = directory.resolve("analytics.ocsf.json").toString();
    JsonNode first = STACK.run("ingest", file, "--json", "--wait", "20s").json();
    JsonNode before = STACK.run("scorecard", "analytics", "--json").json();

    // When
    JsonNode second = STACK.run("ingest", file, "--json", "--wait", "20s").json();

    // Then
    assertThat(outcomes(first)).isEqualTo(first.path("read").asLong()).isEqualTo(84);
    assertThat(first.path("refreshed").asLong()).isEqualTo(84);
    assertThat(outcomes(second)).isEqualTo(second.path("read").asLong());
    assertThat(second.path("unchanged").asLong()).isEqualTo(84);
    assertThat(second.path("gone").asLong()).isZero();
    assertThat(STACK.run("scorecard", "analytics", "--json").json()).isEqualTo(before);
  }

  @Test
  void shouldRefuseADocumentThatIsNotWellFormed() throws IOException {
    // Given
    Path file = directory.resolve("broken.json");
    Files.writeString(file, "[{\"class_uid\": 2004,]");

    // When
    CommandRun run = STACK.run("ingest", file.toString());

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("INVALID_ARGUMENT").contains("DOCUMENT_MALFORMED");
  }

  @Test
  void shouldHideARestrictedWorkloadAndAnotherTenants() {
    assertThat(STACK.run("scorecard", "payments", "--as", "rea").code()).isZero();
    for (String stranger : List.of("vic", "gus", "gina")) {
      CommandRun run = STACK.run("scorecard", "payments", "--as", stranger);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("NOT_FOUND");
    }
    assertThat(STACK.run("scorecard", "webshop", "--as", "gus").err()).contains("NOT_FOUND");
  }

  @Test
  void shouldRefuseARoleThatIsTooSmall() {
    CommandRun run = STACK.run("answer", "webshop", "SEC08-BP05", "IMPLEMENTED", "--as", "vic");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("PERMISSION_DENIED");
  }

  @Test
  void shouldRefuseATokenForAnotherAudience() {
    CommandRun run = STACK.run("catalog", "list", "--as", "acme-scanner");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("UNAUTHENTICATED");
  }

  @Test
  void shouldSaveAReportThatNeedsNothingElse() throws IOException {
    // Given
    Path file = directory.resolve("report.html");

    // When
    JsonNode saved =
        STACK.run("report", "webshop", "--format", "html", "-o", file.toString(), "--json").json();

    // Then
    String html = Files.readString(file);
    assertThat(Files.size(file)).isEqualTo(saved.path("byte_count").asLong());
    assertThat(html).contains("Web shop").contains("SEC01-BP01").doesNotContain("src=\"http");
  }

  @Test
  void shouldProveWithoutTheServicesWhatAPersonAttested() throws IOException {
    // Given
    String kept = directory.resolve("kept.checkpoint").toString();
    String file = directory.resolve("attested.tlog-proof").toString();
    assertThat(STACK.run("ledger", "checkpoint", "-o", kept).code()).isZero();
    JsonNode attested =
        STACK
            .run("attest", "analytics", "SEC08-BP02", "MET", "--statement", "Seen by me.", "--json")
            .json();

    // When
    CommandRun proven =
        STACK.run(
            "ledger",
            "prove",
            attested.path("name").asText(),
            "-o",
            file,
            "--checkpoint-before",
            kept);

    // Then
    assertThat(proven.code()).as(proven.err()).isZero();
    JsonNode verified =
        STACK.run("ledger", "verify", file, "--checkpoint-before", kept, "--json").json();
    assertThat(verified.path("holds").asBoolean()).as(verified.toPrettyString()).isTrue();
    assertThat(verified.at("/proven/attestation")).isEqualTo(attested.path("name"));
    JsonNode checked = STACK.run("ledger", "check", "--json").json();
    assertThat(checked.path("whole").asBoolean()).as(checked.toPrettyString()).isTrue();
    assertThat(checked.path("evidence").asLong()).isGreaterThan(100);
  }

  private static long outcomes(JsonNode ingest) {
    long sum = 0;
    for (String outcome :
        List.of(
            "new", "changed", "refreshed", "unchanged", "outdated", "duplicate", "quarantined")) {
      sum += ingest.path(outcome).asLong();
    }
    return sum;
  }

  private static long sum(JsonNode buckets) {
    long sum = 0;
    for (JsonNode bucket : buckets) {
      sum += bucket.asLong();
    }
    return sum;
  }

  private static List<String> texts(JsonNode rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }
}
