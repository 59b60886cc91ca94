package io.plumbline.catalog.mapping;

import io.plumbline.platform.persistence.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** A check of a scanner with the concepts it speaks to. */
@Entity
@Table(name = "rules")
public class Rule {

  @Id private UUID id;
  @Column private String tenant;
  private String mappingSet;
  private String rule;
  private String[] concepts;

  protected Rule() {}

  public Rule(String tenant, String mappingSet, String rule, List<String> concepts) {
    this.id = Uuid7.next();
    this.tenant = tenant;
    this.mappingSet = mappingSet;
    this.rule = rule;
    this.concepts = concepts.toArray(String[]::new);
  }

  /** The id of its set. */
  public String mappingSet() {
    return mappingSet;
  }

  /** With its scanner, for example {@code prowler:iam_root_mfa_enabled}. */
  public String rule() {
    return rule;
  }

  /** AWS slugs, retired ones included. */
  public List<String> concepts() {
    return List.of(concepts);
  }
}
