package io.plumbline.assessment.edition;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A mapping set as it once became active; never changed, never removed. */
@Entity
@Immutable
@Table(name = "mapping_set_revision")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
class MappingSetRevision {

  @EmbeddedId private Key key;
  private String scanner;
  private String name;
  private String[] concepts;
  private Instant publishedAt;
  private Instant recordedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected MappingSetRevision() {}

  /** The present state of a mapping set, kept. */
  MappingSetRevision(MappingSet set) {
    this.key = new Key(set.key().tenant(), set.revision());
    this.scanner = set.key().scanner();
    this.name = set.name();
    this.concepts = set.concepts().toArray(String[]::new);
    this.publishedAt = set.publishedAt();
    this.recordedAt = set.recordedAt();
  }

  UUID id() {
    return key.id();
  }

  List<String> concepts() {
    return List.of(concepts);
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /**
   * The key of a revision.
   *
   * @param tenant the tenant, {@code *} for a built-in set
   */
  @Embeddable
  record Key(String tenant, UUID id) {}
}
