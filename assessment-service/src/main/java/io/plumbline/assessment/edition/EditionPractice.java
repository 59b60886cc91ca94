package io.plumbline.assessment.edition;

import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.proto.catalog.v1.Practice;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A practice of an edition, as far as an assessment needs it. */
@Entity
@Immutable
@Table(name = "edition_practice")
public class EditionPractice {

  @EmbeddedId private Key key;

  private String practiceId;

  private String title;
  private String area;
  private String topic;
  private int ordinal;
  private String concept;

  private String twinId;

  @Enumerated(EnumType.STRING)
  private @Nullable RiskLevel level;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected EditionPractice() {}

  @SuppressWarnings("NullAway.Init")
  EditionPractice(Edition.Key edition, Practice practice) {
    this.key = new Key(edition.tenant(), edition.name(), lastSegment(practice.getName()));
    this.practiceId = practice.getPracticeId();
    this.title = practice.getTitle();
    this.area = practice.getArea();
    this.topic = practice.getTopic();
    this.ordinal = practice.getOrdinal();
    this.concept = practice.getConcept();
    this.twinId = lastSegment(practice.getTwin()).toUpperCase(Locale.ROOT);
    this.level = practice.getRiskByDefault() ? null : level(practice.getRisk());
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static @Nullable RiskLevel level(io.plumbline.proto.catalog.v1.RiskLevel risk) {
    return switch (risk) {
      case RISK_LEVEL_HIGH -> RiskLevel.HIGH;
      case RISK_LEVEL_MEDIUM -> RiskLevel.MEDIUM;
      case RISK_LEVEL_LOW -> RiskLevel.LOW;
      case RISK_LEVEL_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  /** The resource id, lower case: the last segment of its name. */
  public String id() {
    return key.id();
  }

  /** Its resource name. */
  public String name() {
    return key.edition() + "/practices/" + key.id();
  }

  /** Its id as the edition writes it. */
  public String practiceId() {
    return practiceId;
  }

  /** Its title. */
  public String title() {
    return title;
  }

  /** First level of the edition. */
  public String area() {
    return area;
  }

  /** Second level of the edition. */
  public String topic() {
    return topic;
  }

  /** Its position in the edition, from 1. */
  public int ordinal() {
    return ordinal;
  }

  /** What it means across editions. */
  public String concept() {
    return concept;
  }

  /** The id of its twin as the edition writes it, empty when it has none. */
  public String twinId() {
    return twinId;
  }

  /** Its risk level; nothing when only the scoring policy's default says one. */
  public Optional<RiskLevel> level() {
    return Optional.ofNullable(level);
  }

  /** The key of a practice: that of its edition, and its resource id. */
  @Embeddable
  public record Key(String tenant, String edition, String id) {

    /** The key of an edition's practice. */
    public static Key of(Edition.Key edition, String id) {
      return new Key(edition.tenant(), edition.name(), id);
    }
  }
}
