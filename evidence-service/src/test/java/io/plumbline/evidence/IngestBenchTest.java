package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures ingest end to end against a server-side COPY of the same rows in the same run: {@code
 * -Dplumbline.bench=20000}. Prints, asserts only the counts.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@EnabledIfSystemProperty(named = "plumbline.bench", matches = "\\d+")
class IngestBenchTest {

  private final Estate estate = new Estate();

  @Test
  void shouldSayHowFastItIs() throws IOException {
    int n = Integer.getInteger("plumbline.bench");
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c2")))
        .mapped();
    Instant now = Instant.now();
    run("warm-up", Math.min(n, 5000), now.minusSeconds(9000), "w");

    double first = run("first", n, now.minusSeconds(3600), "x");
    double again = run("resend", n, now.minusSeconds(3600), "x");
    double refreshed = run("refreshed", n, now.minusSeconds(1800), "x");
    double copy = copy();

    System.out.printf(
        "bench n=%d first=%.0f/s copy=%.0f/s ratio=%.2f resend_ratio=%.2f refreshed_ratio=%.2f"
            + " peak_rss_mb=%s%n",
        n, first, copy, first / copy, again / first, refreshed / first, peakRss());
  }

  private double run(String what, int n, Instant at, String prefix) {
    Scan scan = Scan.at(at);
    String words = "because of a longer explanation ".repeat(20);
    for (int i = 0; i < n; i++) {
      scan.raw(
          """
          {"class_uid":2004,"metadata":{"event_code":"r%d","product":{"name":"Prowler"}},\
          "status_code":"%s","status":"New","status_id":1,"severity_id":4,"time":%d,\
          "status_detail":"%s","finding_info":{"uid":"u-%d","title":"a title"},\
          "cloud":{"account":{"uid":"1"}},"resources":[{"uid":"arn:aws:s3:::%s-%d","region":"eu-west-1"}]}\
          """
              .formatted(
                  i % 3, i % 4 == 0 ? "FAIL" : "PASS", at.getEpochSecond(), words, i, prefix, i));
    }
    byte[] bytes = scan.json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long start = System.nanoTime();
    IngestResult result =
        Upload.of(
            estate.machine(),
            io.plumbline.proto.evidence.v1.UploadHeader.getDefaultInstance(),
            bytes);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(result.getOutcomes().getRead()).isEqualTo(n);
    System.out.printf(
        "bench %s: %.2f s, %.0f findings/s, %.1f MB%n",
        what, seconds, n / seconds, bytes.length / 1e6);
    return n / seconds;
  }

  /** Rows a second of COPY into a table with the same columns and key. */
  private double copy() throws IOException {
    Path file = Files.createTempFile("bench", ".copy");
    file.toFile().setWritable(true, false);
    Estate.execute("create table bench_copy (like finding including all)");
    try {
      Estate.execute("copy finding to '" + file + "'");
      long rows = ((Number) Estate.rows("select count(*) from finding").get(0).get(0)).longValue();
      long start = System.nanoTime();
      Estate.execute("copy bench_copy from '" + file + "'");
      return rows / ((System.nanoTime() - start) / 1e9);
    } finally {
      Estate.execute("drop table bench_copy");
      Files.deleteIfExists(file);
    }
  }

  private static String peakRss() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
        .findFirst()
        .orElse("?");
  }
}
