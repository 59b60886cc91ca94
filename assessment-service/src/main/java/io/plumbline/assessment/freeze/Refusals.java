package io.plumbline.assessment.freeze;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;

/** Refusals about milestones. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noAssessment(String name) {
    return missing("Assessment", name);
  }

  static DomainException noMilestone(String name) {
    return missing("Milestone", name);
  }

  private static DomainException missing(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
