package io.plumbline.assessment.workload;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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
  private String[] groups;
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
    groups = spec.groups().toArray(String[]::new);
    version++;
    updatedAt = now;
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
        List.of(groups));
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
