package io.plumbline.gateway.practice;

import com.google.protobuf.FieldMask;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** Writes answers. */
@RequestScoped
public class AnswerWrites {
  private static final List<String> ALL =
      List.of("status", "degree", "reason", "notes", "assignee", "due_date");
  private static final List<String> DECLARATION = List.of("status", "degree", "reason");

  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;

  AnswerWrites(@GrpcClient("assessment") MutinyAssessmentServiceStub assessments, Calls calls) {
    this.assessments = assessments;
    this.calls = calls;
  }

  /** Saves what the form holds, if nobody saved since. */
  Uni<Answer> save(AssessmentPath path, String practice, AnswerInput input) {
    Answer.Builder answer =
        answer(path, practice, input)
            .setEtag(input.seen())
            .setNotes(input.note())
            .setAssignee(input.to());
    input.dueDate().ifPresent(answer::setDueDate);
    return update(answer, ALL);
  }

  /** Declares the same of a twin; its notes stay its own. */
  Uni<Answer> saveAlike(AssessmentPath path, String twin, AnswerInput input) {
    return update(answer(path, twin, input), DECLARATION);
  }

  private static Answer.Builder answer(AssessmentPath path, String practice, AnswerInput input) {
    AnswerStatus status = AnswerView.status(input.status());
    Answer.Builder answer = Answer.newBuilder().setName(path.answer(practice)).setStatus(status);
    if (status == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED) {
      answer.setDegree(input.percent());
    }
    if (status == AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE || input.keepsReason()) {
      answer.setReason(input.why());
    }
    return answer;
  }

  private Uni<Answer> update(Answer.Builder answer, List<String> fields) {
    return calls
        .on(assessments)
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(answer)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(fields))
                .setRequestId(UUID.randomUUID().toString())
                .build());
  }
}
