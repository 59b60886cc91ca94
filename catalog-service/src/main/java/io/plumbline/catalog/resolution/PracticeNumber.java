package io.plumbline.catalog.resolution;

import io.plumbline.platform.persistence.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The id a practice had in an edition that is not stored here. */
@Entity
@Table(name = "practice_numbers")
public class PracticeNumber {

  @Id private UUID id;
  @Column private String tenant;
  private String edition;
  private String practiceId;
  @Column private String slug;
  private String concept;
  private String title;

  protected PracticeNumber() {}

  /**
   * @param edition its date, for example {@code 2023-04-10}
   */
  public PracticeNumber(
      String tenant, String edition, String practiceId, String slug, String concept, String title) {
    this.id = Uuid7.next();
    this.tenant = tenant;
    this.edition = edition;
    this.practiceId = practiceId;
    this.slug = slug;
    this.concept = concept;
    this.title = title;
  }

  String edition() {
    return edition;
  }

  String practiceId() {
    return practiceId;
  }

  String concept() {
    return concept;
  }

  String title() {
    return title;
  }
}
