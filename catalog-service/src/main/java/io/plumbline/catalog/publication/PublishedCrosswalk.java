package io.plumbline.catalog.publication;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That a crosswalk was told to the other services. */
@Entity
@Immutable
@Table(name = "published_crosswalks")
@SuppressWarnings("UnusedVariable") // one column is read by people only
public class PublishedCrosswalk {

  @EmbeddedId private Key key;
  private Instant publishTime;

  protected PublishedCrosswalk() {}

  public PublishedCrosswalk(Key key, Instant publishTime) {
    this.key = key;
    this.publishTime = publishTime;
  }

  /** A content of the crosswalk of a framework. */
  @Embeddable
  public record Key(String tenant, String framework, String contentHash) {}
}
