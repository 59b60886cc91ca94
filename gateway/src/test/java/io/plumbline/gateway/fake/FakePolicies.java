package io.plumbline.gateway.fake;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesResponse;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsResponse;
import io.plumbline.proto.assessment.v1.PolicyActivation;
import io.plumbline.proto.assessment.v1.PolicyEffect;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.PolicyServiceGrpc;
import io.plumbline.proto.assessment.v1.PreviewPolicyRequest;
import io.plumbline.proto.assessment.v1.PreviewPolicyResponse;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.RiskShift;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.Verdict;

/** The built-in policy, which was made active again, and one in which HIGH weighs 40. */
public final class FakePolicies extends PolicyServiceGrpc.PolicyServiceImplBase {
  public static volatile CreatePolicyVersionRequest made =
      CreatePolicyVersionRequest.getDefaultInstance();
  public static volatile ActivatePolicyRequest activated =
      ActivatePolicyRequest.getDefaultInstance();
  public static volatile PreviewPolicyRequest previewed = PreviewPolicyRequest.getDefaultInstance();

  @Override
  public void listPolicies(ListPoliciesRequest request, StreamObserver<ListPoliciesResponse> out) {
    FakeAssessments.done(
        out,
        ListPoliciesResponse.newBuilder()
            .addPolicies(steep())
            .addPolicies(builtIn())
            .setNextPageToken("more")
            .build());
  }

  @Override
  public void getPolicy(GetPolicyRequest request, StreamObserver<ScoringPolicy> out) {
    if (request.getName().equals("scoringPolicies/v1")) {
      FakeAssessments.done(out, builtIn());
    } else if (request.getName().equals("scoringPolicies/v2")) {
      FakeAssessments.done(out, steep());
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void createPolicyVersion(
      CreatePolicyVersionRequest request, StreamObserver<ScoringPolicy> out) {
    made = request;
    if (request.getPolicy().getLevels(0).getWeight() == 1) {
      BadRequest broken =
          BadRequest.newBuilder()
              .addFieldViolations(violation("HIGH must not weigh less than MEDIUM"))
              .addFieldViolations(violation("HIGH must not weigh less than LOW"))
              .build();
      out.onError(
          StatusProto.toStatusRuntimeException(
              com.google.rpc.Status.newBuilder()
                  .setCode(Code.INVALID_ARGUMENT_VALUE)
                  .addDetails(Any.pack(broken))
                  .build()));
      return;
    }
    FakeAssessments.done(out, steep());
  }

  private static BadRequest.FieldViolation.Builder violation(String words) {
    return BadRequest.FieldViolation.newBuilder().setField("policy.levels").setDescription(words);
  }

  @Override
  public void previewPolicy(
      PreviewPolicyRequest request, StreamObserver<PreviewPolicyResponse> out) {
    previewed = request;
    PolicyEffect effect =
        PolicyEffect.newBuilder()
            .setAssessment(FakeAssessments.NAME)
            .setScoringPolicy("v1")
            .setBefore(SupposedScore.newBuilder().setProven(4370).setDeclared(7100))
            .setAfter(SupposedScore.newBuilder().setProven(3910).setDeclared(7340))
            .setChangedCount(9)
            .addRisks(RiskShift.newBuilder().setRisk(Risk.RISK_HIGH).setBefore(12).setAfter(21))
            .build();
    FakeAssessments.done(
        out,
        PreviewPolicyResponse.newBuilder()
            .addEffects(effect)
            .setPageTotal(effect.toBuilder().clearAssessment())
            .setNextPageToken("more")
            .build());
  }

  @Override
  public void activatePolicy(ActivatePolicyRequest request, StreamObserver<ScoringPolicy> out) {
    if (request.getReason().isBlank()) {
      out.onError(Status.INVALID_ARGUMENT.withDescription("reason: say why").asRuntimeException());
      return;
    }
    activated = request;
    FakeAssessments.done(out, steep().toBuilder().setActive(true).build());
  }

  @Override
  public void listPolicyActivations(
      ListPolicyActivationsRequest request, StreamObserver<ListPolicyActivationsResponse> out) {
    FakeAssessments.done(
        out,
        ListPolicyActivationsResponse.newBuilder()
            .addActivations(
                PolicyActivation.newBuilder()
                    .setNumber(2)
                    .setPolicy("scoringPolicies/v1")
                    .setPreviousPolicy("scoringPolicies/v2")
                    .setActor("adam")
                    .setReason("It was <b>too steep</b>.")
                    .setActivateTime(FakeAssessments.THEN))
            .build());
  }

  private static ScoringPolicy steep() {
    ScoringPolicy.Builder steep =
        builtIn().toBuilder()
            .setName("scoringPolicies/v2")
            .setDescription("A high risk weighs <b>forty</b>.")
            .setDefaultLevel(Risk.RISK_HIGH)
            .setActive(false)
            .setAuthor("adam")
            .setCreateTime(FakeAssessments.THEN);
    steep.getLevelsBuilder(0).setWeight(40);
    return steep.build();
  }

  private static ScoringPolicy builtIn() {
    return ScoringPolicy.newBuilder()
        .setName("scoringPolicies/v1")
        .setDescription("As Plumbline comes.")
        .setDefaultLevel(Risk.RISK_MEDIUM)
        .setDefaultDegree(50)
        .addLevels(level(Risk.RISK_HIGH, 10, Risk.RISK_MEDIUM))
        .addLevels(level(Risk.RISK_MEDIUM, 5, Risk.RISK_LOW))
        .addLevels(level(Risk.RISK_LOW, 2, Risk.RISK_LOW))
        .addRiskCells(cell("UNANSWERED", "UNANSWERED", "UNANSWERED"))
        .addRiskCells(cell("IMPLEMENTED", "CONSISTENT", "NONE"))
        .addRiskCells(cell("IMPLEMENTED", "CONTRADICTED", "LEVEL"))
        .addRiskCells(cell("IMPLEMENTED", "STALE", "LOWERED"))
        .addRiskCells(cell("IMPLEMENTED", "UNSUPPORTED", "LOWERED"))
        .addRiskCells(cell("IMPLEMENTED", "UNTESTABLE", "LOWERED"))
        .addRiskCells(cell("NOT_IMPLEMENTED", "CONSISTENT", "LEVEL"))
        .addRiskCells(cell("NOT_APPLICABLE", "CONSISTENT", "NOT_APPLICABLE"))
        .setActive(true)
        .build();
  }

  private static PolicyLevel.Builder level(Risk level, int weight, Risk lowered) {
    return PolicyLevel.newBuilder().setLevel(level).setWeight(weight).setLowered(lowered);
  }

  private static RiskTableCell.Builder cell(String declared, String verdict, String cell) {
    return RiskTableCell.newBuilder()
        .setDeclared(AnswerStatus.valueOf("ANSWER_STATUS_" + declared))
        .setVerdict(Verdict.valueOf("VERDICT_" + verdict))
        .setCell(RiskTableCell.Cell.valueOf("CELL_" + cell));
  }
}
