package io.plumbline.assessment.crosswalk;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How a concept relates to another one, or how sure it is that practices stand for it. */
@Entity
@Immutable
@Table(name = "concept_relation")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class ConceptRelation {

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private Confidence confidence;

  private String reason;
  private long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ConceptRelation() {}

  /**
   * A relation.
   *
   * @param version of the crosswalk it is part of
   */
  public ConceptRelation(Key key, Confidence confidence, String reason, long version) {
    this.key = key;
    this.confidence = confidence;
    this.reason = reason;
    this.version = version;
  }

  String concept() {
    return key.concept();
  }

  String counterpart() {
    return key.counterpart();
  }

  Confidence confidence() {
    return confidence;
  }

  String reason() {
    return reason;
  }

  /**
   * Two concepts within a framework.
   *
   * @param tenant the tenant, {@code *} for a built-in crosswalk
   */
  @Embeddable
  public record Key(String tenant, String framework, String concept, String counterpart) {}
}
