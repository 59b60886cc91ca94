package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.AssessmentKey;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of an upgrade: that of the old assessment, and its own id. */
@Embeddable
public record UpgradeKey(String tenant, String workload, String assessment, UUID id) {

  private static final String COLLECTION = "/upgrades/";

  /** The key of the upgrade with this resource name, whose form the contract has checked. */
  static UpgradeKey parse(String tenant, String name) {
    int at = name.lastIndexOf(COLLECTION);
    return of(
        AssessmentKey.parse(tenant, name.substring(0, at)),
        UUID.fromString(name.substring(at + COLLECTION.length())));
  }

  /** The key of an assessment's upgrade. */
  static UpgradeKey of(AssessmentKey assessment, UUID id) {
    return new UpgradeKey(assessment.tenant(), assessment.workload(), assessment.id(), id);
  }

  /** The key of the old assessment. */
  public AssessmentKey assessmentKey() {
    return new AssessmentKey(tenant, workload, assessment);
  }

  /** The resource name. */
  public String name() {
    return assessmentKey().name() + COLLECTION + id;
  }
}
