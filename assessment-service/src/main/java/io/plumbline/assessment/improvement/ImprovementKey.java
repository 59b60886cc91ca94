package io.plumbline.assessment.improvement;

import io.plumbline.assessment.workload.WorkloadKey;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of an improvement: that of its workload, and its own id. */
@Embeddable
public record ImprovementKey(String tenant, String workload, UUID id) {

  private static final String PREFIX = "workloads/";
  private static final String COLLECTION = "/improvements/";

  /**
   * The key of the improvement with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static ImprovementKey parse(String tenant, String name) {
    int at = name.indexOf(COLLECTION);
    if (at < 0 || !name.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not the name of an improvement: " + name);
    }
    UUID id = UUID.fromString(name.substring(at + COLLECTION.length()));
    return new ImprovementKey(tenant, name.substring(PREFIX.length(), at), id);
  }

  /** The key of its workload. */
  public WorkloadKey workloadKey() {
    return new WorkloadKey(tenant, workload);
  }

  /** The resource name. */
  public String name() {
    return PREFIX + workload + COLLECTION + id;
  }
}
