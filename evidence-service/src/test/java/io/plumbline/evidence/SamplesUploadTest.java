package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SamplesUploadTest {

  private final Estate estate = new Estate();

  /** Name, records and distinct identities of each real file. */
  static Stream<String[]> samples() throws IOException {
    return new String(resource("expected.tsv"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", 4));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldTakeARealFileOnceAndOnlyOnce(String file, long records, long identities, String rest)
      throws IOException {
    // Given
    estate.source("*");

    // When
    IngestResult first = upload(file);
    IngestResult second = upload(file);

    // Then
    IngestOutcomes one = first.getOutcomes();
    assertThat(one.getRead()).isEqualTo(records);
    assertThat(one.getNew()).isEqualTo(identities);
    assertThat(one.getDuplicate()).isEqualTo(records - identities);
    IngestOutcomes two = second.getOutcomes();
    assertThat(two.getUnchanged()).isEqualTo(identities);
    assertThat(two.getDuplicate()).isEqualTo(records - identities);
    assertThat(two.getGone()).isZero();
  }

  @Test
  void shouldTakeTheSameFileTwiceAtOnce() {
    // Given
    estate.source("*").workload("shop", java.util.List.of("1"));
    Scan scan = Scan.at(java.time.Instant.now());
    for (int i = 0; i < 3000; i++) {
      scan.fail("r1", "1", "r" + i);
    }
    String json = scan.json();

    // When
    CompletableFuture<IngestResult> other =
        CompletableFuture.supplyAsync(() -> Upload.complete(estate.machine(), json));
    IngestOutcomes one = Upload.complete(estate.machine(), json).getOutcomes();
    IngestOutcomes two = other.join().getOutcomes();

    // Then
    assertThat(one.getNew() + two.getNew()).isEqualTo(3000);
    assertThat(one.getUnchanged() + two.getUnchanged()).isEqualTo(3000);
    assertThat(one.getGone() + two.getGone()).isZero();
    assertThat(estate.count("select count(*) from finding where tenant = '%s'")).isEqualTo(3000);
  }

  private IngestResult upload(String file) throws IOException {
    return Upload.of(
        estate.machine(), UploadHeader.newBuilder().setComplete(true).build(), resource(file));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SamplesUploadTest.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
