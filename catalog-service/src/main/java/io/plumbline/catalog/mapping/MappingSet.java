package io.plumbline.catalog.mapping;

import io.plumbline.platform.persistence.Tenants;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A rule table as it was published; it never changes, a newer one of its scanner replaces it. */
@Entity
@Table(name = "mapping_sets")
@IdClass(MappingSet.Key.class)
public class MappingSet {

  private static final int HASH_PREFIX = 8;

  @Id private String tenant;
  @Id private String id;
  private String scanner;

  @Enumerated(EnumType.STRING)
  private RuleTable.Trust trust;

  private String origin;
  private String contentHash;
  private int ruleCount;
  @Column private boolean active;
  private Instant publishTime;

  protected MappingSet() {}

  /** The table as the active set of its scanner. */
  public MappingSet(String tenant, RuleTable table, Instant publishTime) {
    this.tenant = tenant;
    this.id = idOf(table);
    this.scanner = table.product();
    this.trust = table.trust();
    this.origin = table.how();
    this.contentHash = table.hash();
    this.ruleCount = table.concepts().size();
    this.active = true;
    this.publishTime = publishTime;
  }

  /** Its key; two tenants may use one id. */
  public record Key(String tenant, String id) {}

  /** The scanner and the first digits of the content hash: another content, another set. */
  public static String idOf(RuleTable table) {
    return table.product() + "-" + table.hash().substring(0, HASH_PREFIX);
  }

  public String id() {
    return id;
  }

  /** Its resource name. */
  public String name() {
    return "mappingSets/" + id;
  }

  public String scanner() {
    return scanner;
  }

  public RuleTable.Trust trust() {
    return trust;
  }

  public String origin() {
    return origin;
  }

  public String contentHash() {
    return contentHash;
  }

  public int ruleCount() {
    return ruleCount;
  }

  public Instant publishTime() {
    return publishTime;
  }

  public boolean builtIn() {
    return tenant.equals(Tenants.BUILT_IN);
  }
}
