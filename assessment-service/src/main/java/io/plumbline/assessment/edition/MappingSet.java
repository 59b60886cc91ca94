package io.plumbline.assessment.edition;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The active mapping set of a scanner: the concepts to which its rules speak. */
@Entity
@Table(name = "mapping_set")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class MappingSet {

  @EmbeddedId private Key key;
  private String name;
  private String[] concepts;

  private Instant publishedAt;

  private Instant recordedAt;

  private UUID revision;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected MappingSet() {}

  MappingSet(
      Key key,
      String name,
      List<String> concepts,
      Instant publishedAt,
      Instant recordedAt,
      UUID revision) {
    this.key = key;
    this.name = name;
    this.concepts = concepts.toArray(String[]::new);
    this.publishedAt = publishedAt;
    this.recordedAt = recordedAt;
    this.revision = revision;
  }

  /**
   * Takes the place of the set before it; one published earlier changes nothing.
   *
   * @return whether it did
   */
  boolean replaceBy(MappingSet next) {
    boolean later = next.publishedAt.isAfter(publishedAt);
    if (later) {
      name = next.name;
      publishedAt = next.publishedAt;
      concepts = next.concepts;
      recordedAt = next.recordedAt;
      revision = next.revision;
    }
    return later;
  }

  UUID revision() {
    return revision;
  }

  /** Tenant and scanner. */
  public Key key() {
    return key;
  }

  /** Its name in the catalog. */
  public String name() {
    return name;
  }

  /** When it was published. */
  public Instant publishedAt() {
    return publishedAt;
  }

  List<String> concepts() {
    return List.of(concepts);
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /**
   * The key of a mapping set.
   *
   * @param tenant the tenant, {@code *} for a built-in set
   * @param scanner the scanner
   */
  @Embeddable
  public record Key(String tenant, String scanner) {}
}
