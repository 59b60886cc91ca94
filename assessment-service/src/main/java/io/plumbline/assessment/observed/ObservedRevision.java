package io.plumbline.assessment.observed;

import io.plumbline.assessment.verdict.Tally;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence once said of one concept of one workload; never changed, never removed. {@link
 * ObservedStore} writes it.
 */
@Entity
@Immutable
@Table(name = "observed_revision")
public class ObservedRevision {

  @EmbeddedId private Key key;

  private long pass;
  private long fail;
  private long warn;

  private long stalePass;

  private long staleFail;

  private long staleWarn;

  private @Nullable Instant newestAt;

  private @Nullable Instant nextExpireAt;

  private boolean everAttested;
  private UUID[] acceptedBy;
  private Long[] acceptedItems;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ObservedRevision() {}

  ObservedRevision(Key key, Tally tally, boolean everAttested, Map<UUID, Long> accepted) {
    this.key = key;
    this.pass = tally.pass();
    this.fail = tally.fail();
    this.warn = tally.warn();
    this.stalePass = tally.stalePass();
    this.staleFail = tally.staleFail();
    this.staleWarn = tally.staleWarn();
    this.everAttested = everAttested;
    this.acceptedBy = accepted.keySet().toArray(UUID[]::new);
    this.acceptedItems = accepted.values().toArray(Long[]::new);
  }

  /** What was observed while this was the newest. */
  public Observed observed() {
    return new Observed(this);
  }

  ObservedKey observedKey() {
    return new ObservedKey(key.tenant(), key.workload(), key.concept());
  }

  long evidenceVersion() {
    return key.evidenceVersion();
  }

  Tally tally() {
    return new Tally(pass, fail, warn, stalePass, staleFail, staleWarn);
  }

  @Nullable Instant newestAt() {
    return newestAt;
  }

  @Nullable Instant nextExpireAt() {
    return nextExpireAt;
  }

  boolean everAttested() {
    return everAttested;
  }

  UUID[] acceptedBy() {
    return acceptedBy;
  }

  Long[] acceptedItems() {
    return acceptedItems;
  }

  /** The key of what is observed, and the version of the evidence. */
  @Embeddable
  public record Key(String tenant, String workload, String concept, long evidenceVersion) {}
}
