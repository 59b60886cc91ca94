package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a complete scan declares gone, and what it does not. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AbsenceTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

  private final Estate estate = new Estate();

  @Test
  void shouldDeclareGoneOnlyWhatACompleteScanCovers() {
    // Given
    estate
        .source("*")
        .workload("shop", List.of("1", "2"))
        .mapping(Map.of("r1", List.of("c1")))
        .mapped();
    Upload.of(
        estate.machine(),
        Scan.at(HOUR_AGO)
            .fail("r1", "1", "a")
            .fail("r1", "1", "b")
            .fail("r1", "2", "c")
            .fail("r2", "1", "d")
            .json());

    // When
    IngestResult partial = Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json());
    IngestResult complete =
        Upload.complete(estate.machine(), Scan.at(NOW.plusSeconds(1)).fail("r1", "1", "a").json());

    // Then
    assertThat(partial.getOutcomes().getGone()).isZero();
    assertThat(complete.getOutcomes().getGone()).isEqualTo(1);
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 2L, 0L, 0L, 0L, 0L);
    IngestResult back =
        Upload.of(estate.machine(), Scan.at(NOW.plusSeconds(2)).fail("r1", "1", "b").json());
    assertThat(back.getOutcomes().getChanged()).isEqualTo(1);
    assertThat(estate.numbers("shop", "c1").get(1)).isEqualTo(3);
  }

  @Test
  void shouldDeclareGoneWhatComesAfterTheCompleteScanThatMissedIt() {
    // Given
    estate.source("*");
    Upload.complete(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json());

    // When
    IngestResult late =
        Upload.of(
            estate.machine(),
            Scan.at(HOUR_AGO).fail("r1", "1", "a").fail("r1", "1", "late").json());

    // Then
    assertThat(late.getOutcomes().getNew()).isEqualTo(1);
    assertThat(late.getOutcomes().getOutdated()).isEqualTo(1);
    assertThat(late.getOutcomes().getGone()).isEqualTo(1);
  }

  @Test
  void shouldDeclareGoneInStepsWhatACompleteScanNoLongerHolds() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Scan before = Scan.at(HOUR_AGO);
    Scan after = Scan.at(NOW);
    for (int i = 0; i < 4500; i++) {
      before.pass("r1", "1", "r" + i);
      if (i % 3 == 0) {
        after.pass("r1", "1", "r" + i);
      }
    }
    Upload.of(estate.machine(), before.json());

    // When
    IngestResult result = Upload.complete(estate.machine(), after.json());

    // Then
    assertThat(result.getOutcomes().getRefreshed()).isEqualTo(1500);
    assertThat(result.getOutcomes().getGone()).isEqualTo(3000);
    assertThat(estate.numbers("shop", "c1").get(0)).isEqualTo(1500);
  }

  @Test
  void shouldSayWhyAnEmptyCompleteScanDeclaresNothingGone() {
    // Given
    estate.source("*");

    // When
    IngestResult result = Upload.complete(estate.machine(), "[]");

    // Then
    assertThat(
            TestCalls.as(estate.person("audrey", "auditor"), ScanServiceGrpc::newBlockingStub)
                .getScan(GetScanRequest.newBuilder().setName(result.getScan()).build())
                .getError())
        .startsWith("nothing was declared gone");
  }
}
