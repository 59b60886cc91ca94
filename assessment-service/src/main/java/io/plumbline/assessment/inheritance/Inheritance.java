package io.plumbline.assessment.inheritance;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * What a practice takes while it is not answered itself. Only the sweeper writes it, together with
 * the verdicts that rest on it.
 */
@Entity
@Immutable
@Table(name = "inheritance")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class Inheritance {

  /**
   * Joins what practice {@code p} of assessment {@code x} inherits, as {@code i, ia, io}: HQL for
   * {@link Inherited#of}.
   */
  public static final String JOINS =
      """
       left join Inheritance i on i.key.tenant = x.key.tenant
        and i.key.workload = x.key.workload and i.key.assessment = x.key.id
        and i.key.practice = p.key.id
      left join AnswerRevision ia on ia.key.tenant = x.key.tenant
        and ia.key.workload = i.source.sourceWorkload
        and ia.key.assessment = i.source.sourceAssessment
        and ia.key.practice = i.source.sourcePractice
        and ia.key.revision = i.source.sourceRevision
      left join ObservedRevision io on io.key.tenant = x.key.tenant
        and io.key.workload = i.source.sourceWorkload and io.key.concept = p.concept
        and io.key.evidenceVersion = i.source.sourceEvidence
      """;

  @EmbeddedId private Key key;
  private UUID offer;
  @Embedded private Source source;
  private Instant takenAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Inheritance() {}

  /** The practice. */
  public Key key() {
    return key;
  }

  /** What it takes. */
  public Source source() {
    return source;
  }

  /** Since when it takes just this. */
  public Instant takenAt() {
    return takenAt;
  }

  /** The key of an assessment, and the resource id of the practice. */
  @Embeddable
  public record Key(String tenant, String workload, String assessment, String practice) {}
}
