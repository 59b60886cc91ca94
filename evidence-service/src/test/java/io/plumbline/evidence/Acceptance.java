package io.plumbline.evidence;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.events.v1.ExceptionChanged;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An exception by finding selector, as the assessment service tells it. */
final class Acceptance {

  private final Estate estate;
  private final String workload;
  private final FindingSelector selector;
  final UUID id = UUID.randomUUID();
  private long version = 1;

  Acceptance(Estate estate, String workload, FindingSelector.Builder selector) {
    this.estate = estate;
    this.workload = workload;
    this.selector = selector.build();
  }

  String name() {
    return "workloads/" + workload + "/exceptions/" + id;
  }

  /** Tells that it is in force, and waits until it is known. */
  Acceptance approved(Instant expireAt) {
    return told(++version, RiskException.State.STATE_APPROVED, expireAt);
  }

  Acceptance approved() {
    return approved(Instant.now().plus(Duration.ofDays(30)));
  }

  /** Tells that it has run out, and waits until that is known. */
  Acceptance expired() {
    return told(++version, RiskException.State.STATE_EXPIRED, Instant.now());
  }

  Acceptance told(long version, RiskException.State state, Instant expireAt) {
    RiskException exception =
        RiskException.newBuilder()
            .setName(name())
            .setSelector(selector)
            .setState(state)
            .setTerms(
                ExceptionTerms.newBuilder()
                    .setExpireTime(Timestamp.newBuilder().setSeconds(expireAt.getEpochSecond())))
            .build();
    TestEvents.send(
        TestEvents.Sent.of(
            estate.tenant,
            "plumbline.assessment.exception.v1",
            name(),
            "io.plumbline.assessment.exception.changed.v1",
            version,
            ExceptionChanged.newBuilder().setException(exception).setVersion(version).build()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                estate.count(
                        "select coalesce(max(version), 0) from selector_exception"
                            + " where tenant = '%s' and id = '"
                            + id
                            + "'")
                    >= version);
    Books.settle(estate);
    return this;
  }
}
