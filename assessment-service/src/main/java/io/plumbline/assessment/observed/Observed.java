package io.plumbline.assessment.observed;

import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.scoring.Covered;
import io.plumbline.assessment.verdict.Tally;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What the evidence says now of one concept of one workload. {@link ObservedStore} writes it. */
@Entity
@Immutable
@Table(name = "observed")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Observed {

  @EmbeddedId private ObservedKey key;

  private long evidenceVersion;

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
  protected Observed() {}

  Observed(ObservedRevision revision) {
    Tally tally = revision.tally();
    this.key = revision.observedKey();
    this.evidenceVersion = revision.evidenceVersion();
    this.pass = tally.pass();
    this.fail = tally.fail();
    this.warn = tally.warn();
    this.stalePass = tally.stalePass();
    this.staleFail = tally.staleFail();
    this.staleWarn = tally.staleWarn();
    this.newestAt = revision.newestAt();
    this.nextExpireAt = revision.nextExpireAt();
    this.everAttested = revision.everAttested();
    this.acceptedBy = revision.acceptedBy();
    this.acceptedItems = revision.acceptedItems();
  }

  /** Workload and concept. */
  public ObservedKey key() {
    return key;
  }

  /** The version of the workload's evidence that says so. */
  public long evidenceVersion() {
    return evidenceVersion;
  }

  /** The evidence that counts. */
  public Tally tally() {
    return new Tally(pass, fail, warn, stalePass, staleFail, staleWarn);
  }

  /** What exceptions by finding selector cover of it. */
  public Covered covered() {
    Map<String, Long> items = new HashMap<>();
    for (int i = 0; i < acceptedBy.length; i++) {
      ExceptionKey exception = new ExceptionKey(key.tenant(), key.workload(), acceptedBy[i]);
      items.put(exception.name(), acceptedItems[i]);
    }
    return new Covered(items);
  }

  /** The exceptions that cover some of it. */
  public List<ExceptionKey> acceptedBy() {
    return Stream.of(acceptedBy)
        .map(id -> new ExceptionKey(key.tenant(), key.workload(), id))
        .toList();
  }

  /** When the newest item was observed. */
  public Optional<Instant> newestAt() {
    return Optional.ofNullable(newestAt);
  }

  /** When the first of the fresh items goes stale. */
  public Optional<Instant> nextExpireAt() {
    return Optional.ofNullable(nextExpireAt);
  }

  /** Whether a person has ever attested the concept for the workload. */
  public boolean everAttested() {
    return everAttested;
  }
}
