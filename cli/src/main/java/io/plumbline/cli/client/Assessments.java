package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;

/** Finds the assessment a command is about. */
public final class Assessments {
  private Assessments() {}

  /** The newest assessment of a workload. */
  public static Assessment newest(Connection connection, String workload) {
    ListAssessmentsRequest request =
        ListAssessmentsRequest.newBuilder()
            .setParent(Names.workload(workload))
            .setPageSize(1)
            .build();
    return connection
        .stub(Part.ASSESSMENT, AssessmentServiceGrpc::newBlockingStub)
        .listAssessments(request)
        .getAssessmentsList()
        .stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandFailedException("workload " + workload + " has no assessment"));
  }
}
