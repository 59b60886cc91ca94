package io.plumbline.catalog.edition;

import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.Tenants;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.catalog.v1.ErrorReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a framework. Its content never changes; its state only moves forward. */
@Entity
@Table(name = "editions")
public class Edition {

  private static final io.plumbline.platform.grpc.ErrorReason ETAG_MISMATCH =
      io.plumbline.platform.grpc.ErrorReason.of(
          ErrorReason.ERROR_REASON_ETAG_MISMATCH, Status.Code.ABORTED);

  @Id private UUID id;
  private String tenant;
  private String framework;
  private String edition;
  private String displayName;

  @Enumerated(EnumType.STRING)
  private EditionState state;

  private String contentHash;
  private int practiceCount;
  private int conceptCount;
  @Version private long version = 1;
  private Instant createTime;
  private @Nullable Instant publishTime;
  private @Nullable Instant deprecateTime;

  protected Edition() {}

  /**
   * A draft.
   *
   * @param contentHash SHA-256 of the canonical form, lower-case hex
   */
  public Edition(
      String tenant, EditionName name, String displayName, String contentHash, Instant createTime) {
    this.id = Uuid7.at(createTime);
    this.tenant = tenant;
    this.framework = name.framework();
    this.edition = name.edition();
    this.displayName = displayName;
    this.state = EditionState.DRAFT;
    this.contentHash = contentHash;
    this.createTime = createTime;
  }

  /** Notes how many practices a new edition has, and how many concepts those are. */
  public void count(int practices, int concepts) {
    practiceCount = practices;
    conceptCount = concepts;
  }

  /**
   * Offers the draft for assessments.
   *
   * @throws DomainException FAILED_PRECONDITION unless it is a draft
   */
  public void publish(Instant now) {
    require(EditionState.DRAFT, "published");
    state = EditionState.PUBLISHED;
    publishTime = now;
  }

  /**
   * Withdraws the edition from new assessments.
   *
   * @throws DomainException FAILED_PRECONDITION unless it is published, or when it is built in
   */
  public void deprecate(Instant now) {
    requireOwn();
    require(EditionState.PUBLISHED, "deprecated");
    state = EditionState.DEPRECATED;
    deprecateTime = now;
  }

  /**
   * Refuses what would change shipped content.
   *
   * @throws DomainException FAILED_PRECONDITION when it is built in
   */
  public void requireOwn() {
    if (builtIn()) {
      throw builtInCanNotChange(name().toString());
    }
  }

  /** FAILED_PRECONDITION: what the product ships can not be changed. */
  public static DomainException builtInCanNotChange(String resource) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_BUILT_IN,
        resource + " is part of the product and can not be changed",
        Map.of("resource", resource));
  }

  /**
   * Refuses a change that rests on an older reading.
   *
   * @param read the etag last read; empty when the caller does not mind
   * @throws DomainException ABORTED when the edition has changed since
   */
  public void requireEtag(String read) {
    if (!read.isEmpty() && !read.equals(etag())) {
      throw new DomainException(
          ETAG_MISMATCH,
          name() + " has changed since it was read",
          Map.of("etag", etag()),
          List.of());
    }
  }

  private void require(EditionState wanted, String verb) {
    if (state != wanted) {
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_EDITION_STATE,
          name() + " is " + state + " and can not be " + verb,
          Map.of("state", state.name()));
    }
  }

  public UUID id() {
    return id;
  }

  public String tenant() {
    return tenant;
  }

  public EditionName name() {
    return new EditionName(framework, edition);
  }

  public String displayName() {
    return displayName;
  }

  public EditionState state() {
    return state;
  }

  public String contentHash() {
    return contentHash;
  }

  public int practiceCount() {
    return practiceCount;
  }

  public int conceptCount() {
    return conceptCount;
  }

  public boolean builtIn() {
    return tenant.equals(Tenants.BUILT_IN);
  }

  public Instant createTime() {
    return createTime;
  }

  public @Nullable Instant publishTime() {
    return publishTime;
  }

  public @Nullable Instant deprecateTime() {
    return deprecateTime;
  }

  /** Grows with every change. */
  public long version() {
    return version;
  }

  /** The version as an opaque quoted string (AIP-154). */
  public String etag() {
    return "\"" + version + "\"";
  }
}
