package io.plumbline.assessment.history;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A version of an assessment and what all its practices were scored by; never changed. */
@Entity
@Immutable
@Table(name = "assessment_revision")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class AssessmentRevision {

  @EmbeddedId private Key key;
  private String editionTenant;
  private String edition;
  private long evidenceVersion;
  private int policyVersion;
  private UUID[] mappingSets;
  private Instant recordedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected AssessmentRevision() {}

  /** The version. */
  public long version() {
    return key.version();
  }

  /** The version of the scoring policy. */
  public int policyVersion() {
    return policyVersion;
  }

  /** The revisions of the mapping sets. */
  public Set<UUID> mappingSets() {
    return Set.of(mappingSets);
  }

  /** When it was recorded: from then on it held, until the next was. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The key of an assessment, and its version. */
  @Embeddable
  public record Key(String tenant, String workload, String assessment, long version) {}
}
