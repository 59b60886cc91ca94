package io.plumbline.assessment.assessment;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;

/** Assessments between the contract and the database. */
public final class AssessmentProtos {

  private AssessmentProtos() {}

  /** An assessment as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.Assessment proto(Assessment assessment) {
    AssessmentLife life = assessment.life();
    io.plumbline.proto.assessment.v1.Assessment.Builder proto =
        io.plumbline.proto.assessment.v1.Assessment.newBuilder();
    if (life.at() != null) {
      proto.setStateTime(Times.timestamp(life.at()));
    }
    return proto
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
        .setState(state(life.state()))
        .setStateActor(life.actor())
        .setStateReason(life.reason())
        .setSubmitter(life.submitter())
        .setEtag(Etags.of(life.number()))
        .build();
  }

  /** A state as the contract names it. */
  public static io.plumbline.proto.assessment.v1.Assessment.State state(AssessmentState state) {
    return io.plumbline.proto.assessment.v1.Assessment.State.valueOf("STATE_" + state.name());
  }

  /** The version of its scoring policy as the contract writes it, {@code v1}. */
  public static String policy(Assessment assessment) {
    return policy(assessment.policyVersion());
  }

  /** A version of a scoring policy as the contract writes it, {@code v1}. */
  public static String policy(int version) {
    return "v" + version;
  }
}
