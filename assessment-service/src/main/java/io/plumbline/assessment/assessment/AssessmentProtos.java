package io.plumbline.assessment.assessment;

import io.plumbline.platform.grpc.Times;

/** Assessments between the contract and the database. */
public final class AssessmentProtos {

  private AssessmentProtos() {}

  /** An assessment as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.Assessment proto(Assessment assessment) {
    return io.plumbline.proto.assessment.v1.Assessment.newBuilder()
        .setName(assessment.key().name())
        .setEdition(assessment.edition())
        .setDisplayName(assessment.displayName())
        .setVersion(assessment.version())
        .setEvidenceVersion(assessment.evidenceVersion())
        .setScoringPolicy(policy(assessment))
        .setPracticeCount(assessment.practiceCount())
        .setAnsweredCount(assessment.answeredCount())
        .setCreateTime(Times.timestamp(assessment.createdAt()))
        .setUpdateTime(Times.timestamp(assessment.updatedAt()))
        .build();
  }

  /** The version of its scoring policy as the contract writes it, {@code v1}. */
  public static String policy(Assessment assessment) {
    return "v" + assessment.policyVersion();
  }
}
