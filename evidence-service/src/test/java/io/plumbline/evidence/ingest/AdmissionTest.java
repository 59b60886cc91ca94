package io.plumbline.evidence.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final AtomicLong now = new AtomicLong();
  private final Admission admission = new Admission(tenant -> LIMITS, now::get);

  /** 100 records and 1000 bytes a second, ten seconds of burst, two calls, 500 bytes on disk. */
  private static final TenantLimits LIMITS = new Limits(100, 1000, Duration.ofSeconds(10), 2, 500);

  private record Limits(
      long recordsPerSecond, long bytesPerSecond, Duration burst, int calls, long spoolBytes)
      implements TenantLimits {}

  @Test
  void shouldTakeABatchWholeAndRefuseTheNextUntilItHasFlownIn() {
    // Given
    Lease lease = admission.enter("acme");
    lease.records(999);
    lease.records(501);

    // When
    DomainException refused = catchThrowableOfType(DomainException.class, () -> lease.records(1));

    // Then
    assertThat(refused.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refused.reason().name()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(refused.metadata())
        .containsEntry("quota", "records_per_second")
        .containsEntry("limit", "100");
    RetryInfo retry = (RetryInfo) refused.details().get(0);
    assertThat(retry.getRetryDelay().getSeconds()).isEqualTo(5);
    QuotaFailure quota = (QuotaFailure) refused.details().get(1);
    assertThat(quota.getViolations(0).getSubject()).isEqualTo("tenant:acme");
    pass(Duration.ofMillis(5_010));
    assertThatCode(() -> lease.records(1000)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseACallOfATenantThatHasSentTooMuch() {
    admission.enter("acme").records(1100);
    assertThat(quotaOf(() -> admission.enter("acme"))).isEqualTo("records_per_second");
    pass(Duration.ofSeconds(2));
    assertThatCode(() -> admission.enter("acme")).doesNotThrowAnyException();
  }

  @Test
  void shouldSlowBytesDownInsteadOfRefusingThem() {
    Lease lease = admission.enter("acme");
    assertThat(lease.bytes(9_999)).isZero();
    assertThat(lease.bytes(2_001)).isBetween(Duration.ofMillis(2_000), Duration.ofMillis(2_010));
  }

  @Test
  void shouldLetNoMoreCallsInThanAllowedAndForgetThoseThatEnded() {
    // Given
    Lease first = admission.enter("acme");
    admission.enter("acme");
    assertThat(quotaOf(() -> admission.enter("acme"))).isEqualTo("calls");

    // When: twice, as a call that fails while it is cancelled does
    first.close();
    first.close();

    // Then
    assertThatCode(() -> admission.enter("acme")).doesNotThrowAnyException();
    assertThat(quotaOf(() -> admission.enter("acme"))).isEqualTo("calls");
  }

  @Test
  void shouldHoldNoMoreOnDiskThanAllowed() {
    Lease first = admission.enter("acme");
    first.spool(300);
    Lease second = admission.enter("acme");
    assertThat(quotaOf(() -> second.spool(201))).isEqualTo("spool_bytes");
    first.close();
    assertThatCode(() -> second.spool(500)).doesNotThrowAnyException();
  }

  @Test
  void shouldNotLetOneTenantWeighOnAnother() {
    Lease flood = admission.enter("flood");
    admission.enter("flood");
    flood.records(1_000_000);
    flood.spool(500);
    Lease other = admission.enter("acme");
    assertThatCode(() -> other.records(1)).doesNotThrowAnyException();
    assertThatCode(() -> other.spool(500)).doesNotThrowAnyException();
  }

  @Test
  void shouldLimitNothingWithALimitOfZero() {
    Admission open =
        new Admission(tenant -> new Limits(0, 0, Duration.ofSeconds(10), 0, 0), now::get);
    for (int i = 0; i < 100; i++) {
      Lease lease = open.enter("acme");
      lease.records(Long.MAX_VALUE / 2);
      lease.spool(Long.MAX_VALUE / 200);
      assertThat(lease.bytes(Long.MAX_VALUE / 2)).isZero();
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static String quotaOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    DomainException refused = catchThrowableOfType(DomainException.class, call);
    assertThat(refused).isNotNull();
    return refused.metadata().get("quota");
  }
}
