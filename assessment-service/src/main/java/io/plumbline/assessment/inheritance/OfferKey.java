package io.plumbline.assessment.inheritance;

import io.plumbline.assessment.assessment.AssessmentKey;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of an offer: that of the assessment whose answers it offers, and its own id. */
@Embeddable
public record OfferKey(String tenant, String workload, String assessment, UUID id) {

  private static final String COLLECTION = "/offers/";

  /** The key of an offer of an assessment. */
  public static OfferKey of(AssessmentKey assessment, UUID id) {
    return new OfferKey(assessment.tenant(), assessment.workload(), assessment.id(), id);
  }

  /**
   * The key of the offer with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static OfferKey parse(String tenant, String name) {
    int at = name.indexOf(COLLECTION);
    if (at < 0) {
      throw new IllegalArgumentException("not the name of an offer: " + name);
    }
    return of(
        AssessmentKey.parse(tenant, name.substring(0, at)),
        UUID.fromString(name.substring(at + COLLECTION.length())));
  }

  /** The key of the assessment. */
  public AssessmentKey assessmentKey() {
    return new AssessmentKey(tenant, workload, assessment);
  }

  /** The resource name. */
  public String name() {
    return assessmentKey().name() + COLLECTION + id;
  }
}
