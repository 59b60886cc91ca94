package io.plumbline.catalog.resolution;

import io.plumbline.catalog.crosswalk.Confidence;
import io.plumbline.catalog.crosswalk.Relation;
import io.plumbline.catalog.crosswalk.Standing;
import io.plumbline.platform.persistence.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A stored {@link Standing}. */
@Entity
@Table(name = "crosswalk_entries")
public class CrosswalkEntry {

  @Id private UUID id;
  @Column private String tenant;
  @Column private String concept;
  @Column private String practiceId;

  @Enumerated(EnumType.STRING)
  private Relation relation;

  @Enumerated(EnumType.STRING)
  private Confidence confidence;

  private String reason;

  protected CrosswalkEntry() {}

  public CrosswalkEntry(String tenant, Standing standing) {
    this.id = Uuid7.next();
    this.tenant = tenant;
    this.concept = standing.concept();
    this.practiceId = standing.practiceId();
    this.relation = standing.relation();
    this.confidence = standing.confidence();
    this.reason = standing.reason();
  }

  Relation relation() {
    return relation;
  }

  Confidence confidence() {
    return confidence;
  }

  String reason() {
    return reason;
  }
}
