package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Membership;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is reviewed. */
@Entity
@Table(name = "workload")
public class Workload {

  @EmbeddedId private WorkloadKey key;

  private String displayName;

  private String description;
  private String owner;
  private String unit;

  @Enumerated(EnumType.STRING)
  private Environment environment;

  @Enumerated(EnumType.STRING)
  private Criticality criticality;

  private String[] accounts;
  private String[] regions;

  @JdbcTypeCode(SqlTypes.JSON)
  private ScopeRules scopeRules;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> tags;

  private boolean restricted;

  @Column(name = "groups")
  private String[] memberGroups;

  @Column(name = "users")
  private String[] memberUsers;

  /** Keys of groups and users together: what queries look at. */
  private String[] members;

  @JdbcTypeCode(SqlTypes.JSON)
  private Links links;

  private @Nullable Instant archivedAt;
  private String diagramMediaType;
  private long version;

  private Instant createdAt;

  private Instant updatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Workload() {}

  /** A new workload, version 1. */
  @SuppressWarnings("NullAway.Init")
  public Workload(WorkloadKey key, WorkloadSpec spec, Instant now) {
    this.key = key;
    this.createdAt = now;
    this.diagramMediaType = "";
    change(spec, now);
  }

  /** Takes what people now say of it, as a new version. */
  public void change(WorkloadSpec spec, Instant now) {
    displayName = spec.displayName();
    description = spec.description();
    owner = spec.owner();
    unit = spec.unit();
    environment = spec.environment();
    criticality = spec.criticality();
    accounts = spec.accounts().toArray(String[]::new);
    regions = spec.regions().toArray(String[]::new);
    scopeRules = new ScopeRules(spec.scopeRules());
    tags = Map.copyOf(spec.tags());
    restricted = spec.restricted();
    memberGroups = spec.groups().toArray(String[]::new);
    memberUsers = spec.users().toArray(String[]::new);
    members = Membership.keys(spec.groups(), spec.users()).toArray(String[]::new);
    links = new Links(spec.links());
    changed(now);
  }

  /** Takes it out of use, as a new version. */
  public void archive(Instant now) {
    archivedAt = now;
    changed(now);
  }

  /** Takes it back into use, as a new version. */
  public void restore(Instant now) {
    archivedAt = null;
    changed(now);
  }

  /**
   * Takes that its diagram is another one, as a new version.
   *
   * @param mediaType of the diagram, empty when it has none any more
   */
  public void diagramChanged(String mediaType, Instant now) {
    diagramMediaType = mediaType;
    changed(now);
  }

  private void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  /** Refuses when it is archived. */
  public void checkInUse() {
    if (archivedAt != null) {
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_WORKLOAD_ARCHIVED,
          name() + " is archived: restore it first",
          Map.of("resource", name()));
    }
  }

  /** What people say of it. */
  public WorkloadSpec spec() {
    return new WorkloadSpec(
        displayName,
        description,
        owner,
        unit,
        environment,
        criticality,
        List.of(accounts),
        List.of(regions),
        scopeRules.rules(),
        tags,
        restricted,
        List.of(memberGroups),
        List.of(memberUsers),
        links.links());
  }

  /** Whether only its members may see it. */
  public boolean restricted() {
    return restricted;
  }

  /** Keys of its members. */
  public List<String> members() {
    return List.of(members);
  }

  /** When it was archived; nothing while it is in use. */
  public Optional<Instant> archivedAt() {
    return Optional.ofNullable(archivedAt);
  }

  /** Media type of its diagram, empty when it has none. */
  public String diagramMediaType() {
    return diagramMediaType;
  }

  /** Tenant and id. */
  public WorkloadKey key() {
    return key;
  }

  /** Its resource name. */
  public String name() {
    return WorkloadName.of(key.id());
  }

  /** Increases with every change, from 1. */
  public long version() {
    return version;
  }

  /** When it was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
