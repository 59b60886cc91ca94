package io.plumbline.catalog.practice;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.crosswalk.RiskLevel;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Slug;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.markdown.CanonicalForm;
import io.plumbline.platform.persistence.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One practice of one edition, with the concept and the risk that the crosswalk gave it. */
@Entity
@Table(name = "practices")
public class Practice {

  @Id private UUID id;
  @Column private String tenant;
  private UUID editionId;
  private String practice;
  private String practiceId;
  private String title;
  private @Nullable String description;
  private @Nullable String url;
  private String slug;
  private String concept;
  private String twin = "";
  private String area;
  private int areaNumber;
  private String topic;
  private int topicNumber;
  private int ordinal;
  private int sourceLine;
  private String raw;
  private String contentHash;

  @Enumerated(EnumType.STRING)
  private @Nullable RiskLevel risk;

  @Column private String searchText;

  protected Practice() {}

  /** A practice of a new edition; twins are told to each other afterwards. */
  Practice(Edition edition, Outline.Placed placed, Crosswalk crosswalk) {
    Outline.Practice read = placed.practice();
    this.id = Uuid7.at(edition.createTime());
    this.tenant = edition.tenant();
    this.editionId = edition.id();
    this.practice = read.id().toLowerCase(Locale.ROOT);
    this.practiceId = read.id();
    this.title = read.title();
    this.description = read.description();
    this.url = read.url();
    this.slug = Objects.requireNonNullElse(Slug.of(read.url()), practice);
    this.concept = crosswalk.conceptOf(slug);
    this.risk = crosswalk.riskOf(slug);
    this.area = placed.area().title();
    this.areaNumber = placed.areaNumber();
    this.topic = placed.topic().title();
    this.topicNumber = placed.topicNumber();
    this.ordinal = placed.ordinal();
    this.sourceLine = read.line();
    this.raw = read.raw();
    this.contentHash = CanonicalForm.hash(read);
    this.searchText =
        SearchText.of(read.id(), title, Objects.requireNonNullElse(description, ""), topic, slug);
  }

  /** Notes the other practice of the edition that means the same. */
  void pair(Practice other) {
    twin = other.practice;
  }

  public UUID editionId() {
    return editionId;
  }

  /** The last segment of its resource name: its id in lower case. */
  public String practice() {
    return practice;
  }

  public String practiceId() {
    return practiceId;
  }

  public String title() {
    return title;
  }

  public @Nullable String description() {
    return description;
  }

  public @Nullable String url() {
    return url;
  }

  public String slug() {
    return slug;
  }

  public String concept() {
    return concept;
  }

  /** The last segment of its twin's resource name; empty when there is none. */
  public String twin() {
    return twin;
  }

  public String area() {
    return area;
  }

  public int areaNumber() {
    return areaNumber;
  }

  public String topic() {
    return topic;
  }

  public int topicNumber() {
    return topicNumber;
  }

  public int ordinal() {
    return ordinal;
  }

  public int sourceLine() {
    return sourceLine;
  }

  public String raw() {
    return raw;
  }

  /** SHA-256 over title, description and address; equal for equal text in any edition. */
  public String contentHash() {
    return contentHash;
  }

  /** From the crosswalk; {@code null} where a scoring policy has to choose. */
  public @Nullable RiskLevel risk() {
    return risk;
  }
}
