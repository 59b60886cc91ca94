package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import io.plumbline.evidence.document.Samples;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SamplesUploadTest {

  private final Estate estate = new Estate();

  /** The first three of each folder: enough to see every format from end to end. */
  static Stream<Samples.Sample> samples() {
    Map<String, Integer> seen = new HashMap<>();
    return Samples.all()
        .filter(sample -> !sample.isRefused())
        .filter(sample -> seen.merge(sample.file().replaceAll("/.*", ""), 1, Integer::sum) <= 3);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldTakeARealFileOnceAndOnlyOnce(Samples.Sample sample) {
    // Given
    estate.source("*");
    long records = sample.counts()[0];
    long identities = sample.counts()[1];

    // When
    IngestResult first = upload(sample);
    IngestResult second = upload(sample);

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

  private IngestResult upload(Samples.Sample sample) {
    UploadHeader header =
        UploadHeader.newBuilder()
            .setComplete(true)
            .setAccount("123456789012")
            .setObserveTime(Timestamps.fromSeconds(1_767_225_600))
            .build();
    return Upload.of(estate.machine(), header, sample.bytes());
  }
}
