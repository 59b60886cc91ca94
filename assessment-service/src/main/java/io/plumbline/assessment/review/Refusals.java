package io.plumbline.assessment.review;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;

/** Refusals that several calls share. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noWorkload(String name) {
    return missing("Workload", name);
  }

  static DomainException noAssessment(String name) {
    return missing("Assessment", name);
  }

  static DomainException noAnswer(String name) {
    return missing("Answer", name);
  }

  static DomainException field(String field, String description) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, field, description);
  }

  private static DomainException missing(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
