package io.plumbline.assessment.inheritance;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that came to a practice by inheritance; never changed, never removed. */
@Entity
@Immutable
@Table(name = "inheritance_event")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
public class InheritanceEvent {

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private Action action;

  private UUID offer;
  @Embedded private Source source;
  private String reason;
  private Instant eventAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected InheritanceEvent() {}

  /** What came. */
  public enum Action {
    INHERITED,
    CHANGED,
    WITHDRAWN,
    UNANSWERED,
    OUT_OF_SCOPE
  }

  /** The key of a practice, and the version of the assessment that it made. */
  @Embeddable
  public record Key(
      String tenant, String workload, String assessment, String practice, long assessmentVersion) {}

  /** Practice and version. */
  public Key key() {
    return key;
  }

  /** What came. */
  public Action action() {
    return action;
  }

  /** What it took, or had. */
  public Source source() {
    return source;
  }

  /** Why the offer was withdrawn, empty when it was not. */
  public String reason() {
    return reason;
  }

  /** When. */
  public Instant eventAt() {
    return eventAt;
  }
}
