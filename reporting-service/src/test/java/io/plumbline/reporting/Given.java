package io.plumbline.reporting;

import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestEvents.Sent;
import io.plumbline.testing.TestToken;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What other services have told, and how a test asks what came of it. */
public final class Given {

  private Given() {}

  /** A workload that everybody of the tenant may see. */
  public static Workload open(String id) {
    return Workload.newBuilder()
        .setName("workloads/" + id)
        .setDisplayName("Workload " + id)
        .setOwner("Olivia")
        .setUnit("retail/checkout")
        .setEnvironment(Workload.Environment.ENVIRONMENT_PRODUCTION)
        .setCriticality(Workload.Criticality.CRITICALITY_HIGH)
        .setVisibility(Visibility.VISIBILITY_OPEN)
        .build();
  }

  /** A workload that only members of the groups may see. */
  public static Workload restricted(String id, String... groups) {
    return open(id).toBuilder()
        .setVisibility(Visibility.VISIBILITY_RESTRICTED)
        .addAllGroups(List.of(groups))
        .build();
  }

  public static Sent event(String tenant, Workload workload, long version) {
    return Sent.of(
        tenant,
        "plumbline.assessment.workload.v1",
        workload.getName(),
        "io.plumbline.assessment.workload.changed.v1",
        version,
        WorkloadChanged.newBuilder().setWorkload(workload).setVersion(version).build());
  }

  public static Sent event(String tenant, AssessmentChanged change) {
    return Sent.of(
        tenant,
        "plumbline.assessment.assessment.v1",
        change.getAssessment().getName(),
        "io.plumbline.assessment.assessment.changed.v1",
        change.getAssessment().getVersion(),
        change);
  }

  /** A workload with an assessment, projected. */
  public static AssessmentChanged projected(String tenant, Workload workload, long seed) {
    String name = workload.getName() + "/assessments/spring";
    AssessmentChanged change = AssessmentFixtures.assessment(name, 1, seed);
    TestEvents.send(event(tenant, workload, 1), event(tenant, change));
    scorecard(auditor(tenant), workload.getName(), 1);
    return change;
  }

  public static TestToken viewer(String tenant) {
    return TestToken.of("vic", "viewer").tenant(tenant);
  }

  public static TestToken auditor(String tenant) {
    return TestToken.of("audrey", "auditor").tenant(tenant);
  }

  /** The scorecard once it has reached a version. */
  public static Scorecard scorecard(TestToken token, String parent, long minVersion) {
    return TestCalls.as(token, ScorecardServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .getScorecard(
            GetScorecardRequest.newBuilder()
                .setName(parent + "/scorecard")
                .setMinVersion(minVersion)
                .build());
  }
}
