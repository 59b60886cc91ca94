package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.assessment.AssessmentEvent;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.platform.grpc.Times;

/** Gaps and events as the contract shows them. */
final class SignoffProtos {

  private SignoffProtos() {}

  static io.plumbline.proto.assessment.v1.Gap gap(AssessmentKey assessment, Gap gap) {
    EditionPractice practice = gap.row().practice();
    return io.plumbline.proto.assessment.v1.Gap.newBuilder()
        .setAnswer(AnswerKey.of(assessment, practice.id()).name())
        .setPracticeId(practice.practiceId())
        .setTitle(practice.title())
        .setKind(kind(gap.kind()))
        .build();
  }

  private static io.plumbline.proto.assessment.v1.Gap.Kind kind(Gap.Kind kind) {
    return io.plumbline.proto.assessment.v1.Gap.Kind.valueOf("KIND_" + kind.name());
  }

  static io.plumbline.proto.assessment.v1.AssessmentEvent event(AssessmentEvent event) {
    return io.plumbline.proto.assessment.v1.AssessmentEvent.newBuilder()
        .setNumber(event.number())
        .setAction(event.action().name())
        .setFromState(AssessmentProtos.state(event.fromState()))
        .setToState(AssessmentProtos.state(event.toState()))
        .setActor(event.actor())
        .setEventTime(Times.timestamp(event.eventAt()))
        .setReason(event.reason())
        .setAssessmentVersion(event.assessmentVersion())
        .build();
  }
}
