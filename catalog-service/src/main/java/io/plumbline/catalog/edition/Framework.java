package io.plumbline.catalog.edition;

import io.plumbline.platform.persistence.Tenants;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A body of practices by one publisher. Built-in ones belong to the product and to no tenant. */
@Entity
@Table(name = "frameworks")
@IdClass(Framework.Key.class)
public class Framework {

  @Id private String tenant;
  @Id private String id;
  private String displayName;
  private String publisher;
  private Instant createTime;

  protected Framework() {}

  /**
   * @param displayName for people, at most 200 characters; cut when longer
   */
  public Framework(
      String tenant, String id, String displayName, String publisher, Instant createTime) {
    this.tenant = tenant;
    this.id = id;
    this.displayName = displayName.length() > 200 ? displayName.substring(0, 200) : displayName;
    this.publisher = publisher;
    this.createTime = createTime;
  }

  /** Its key; two tenants may use one id. */
  public record Key(String tenant, String id) {}

  public String id() {
    return id;
  }

  public String displayName() {
    return displayName;
  }

  public String publisher() {
    return publisher;
  }

  public Instant createTime() {
    return createTime;
  }

  public boolean builtIn() {
    return tenant.equals(Tenants.BUILT_IN);
  }
}
