package io.plumbline.assessment.history;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.count;
import static org.awaitility.Awaitility.await;

import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.PolicyServiceGrpc;
import io.plumbline.proto.assessment.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.plumbline.testing.TestCalls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The policies that histories are scored by. */
final class Policies {

  static final String BUILT_IN = "scoringPolicies/v1";

  private Policies() {}

  /** A new version in which much weighs more. */
  static String steep() {
    ScoringPolicy.Builder steep =
        stub().getPolicy(GetPolicyRequest.newBuilder().setName(BUILT_IN).build()).toBuilder();
    steep.getLevelsBuilder(0).setWeight(40);
    return stub()
        .createPolicyVersion(
            CreatePolicyVersionRequest.newBuilder()
                .setPolicy(steep.setDefaultLevel(Risk.RISK_HIGH).setDefaultDegree(20))
                .build())
        .getName();
  }

  /** Lets a version hold, and waits until everything is scored by it. */
  static void activate(String name) {
    stub()
        .activatePolicy(
            ActivatePolicyRequest.newBuilder().setName(name).setReason("The board.").build());
    String version = name.substring(name.lastIndexOf('v') + 1);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                count(
                        "select count(*) from assessment where tenant = 'acme'"
                            + " and policy_version <> "
                            + version)
                    == 0);
  }

  private static PolicyServiceBlockingStub stub() {
    return TestCalls.as(adam(), PolicyServiceGrpc::newBlockingStub)
        .withDeadlineAfter(60, TimeUnit.SECONDS);
  }
}
