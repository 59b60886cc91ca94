package io.plumbline.assessment.edition;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** An edition as the catalog published it. */
@Entity
@Table(name = "edition")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Edition {

  @EmbeddedId private Key key;

  private String displayName;

  private String contentHash;

  private boolean deprecated;
  private long version;

  private Instant publishedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Edition() {}

  Edition(Key key, String displayName, String contentHash, long version, Instant publishedAt) {
    this.key = key;
    this.displayName = displayName;
    this.contentHash = contentHash;
    this.version = version;
    this.publishedAt = publishedAt;
  }

  /** No new assessment may rest on it. */
  void deprecate(long atVersion) {
    deprecated = true;
    version = atVersion;
  }

  /** Tenant and name. */
  public Key key() {
    return key;
  }

  /** Name for people. */
  public String displayName() {
    return displayName;
  }

  /** SHA-256 of its practices, as the catalog gave it. */
  public String contentHash() {
    return contentHash;
  }

  /** Whether it is published and not deprecated. */
  public boolean open() {
    return !deprecated;
  }

  long version() {
    return version;
  }

  /**
   * The key of an edition.
   *
   * @param tenant the tenant, {@code *} for a built-in edition
   * @param name {@code frameworks/{framework}/editions/{edition}}
   */
  @Embeddable
  public record Key(String tenant, String name) {}
}
