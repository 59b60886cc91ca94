package io.plumbline.assessment.policy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A version of a tenant's scoring policy; never changed, never removed. */
@Entity
@Immutable
@Table(name = "scoring_policy")
public class PolicyVersion {

  @EmbeddedId private Key key;
  private String document;
  private String author;
  private String authorId;
  private Instant createdAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected PolicyVersion() {}

  /** A new version, as {@code ScoringPolicies.write} puts it down. */
  public PolicyVersion(Key key, String document, String author, String authorId, Instant now) {
    this.key = key;
    this.document = document;
    this.author = author;
    this.authorId = authorId;
    this.createdAt = now;
  }

  /** Counts from 2. */
  public int version() {
    return key.version();
  }

  /** The policy as JSON. */
  public String document() {
    return document;
  }

  /** Name of who made it. */
  public String author() {
    return author;
  }

  /** Stable id of who made it. */
  public String authorId() {
    return authorId;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The key of a version. */
  @Embeddable
  public record Key(String tenant, int version) {}
}
