package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.ComparedSide;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneFault;
import io.plumbline.proto.assessment.v1.MilestoneMappingSet;
import io.plumbline.proto.assessment.v1.MilestoneScore;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeComparison.Reason;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import java.util.List;

/** Two milestones of {@link FakeAssessments#NAME}; the second one is broken. */
public final class FakeMilestones extends MilestoneServiceGrpc.MilestoneServiceImplBase {
  public static final String FIRST = FakeAssessments.NAME + "/milestones/audit";
  public static final String SECOND = FakeAssessments.NAME + "/milestones/release";

  public static volatile boolean none;
  public static volatile CreateMilestoneRequest created =
      CreateMilestoneRequest.getDefaultInstance();
  public static volatile CompareMilestonesRequest compared =
      CompareMilestonesRequest.getDefaultInstance();

  @Override
  public void listMilestones(
      ListMilestonesRequest request, StreamObserver<ListMilestonesResponse> out) {
    ListMilestonesResponse.Builder page = ListMilestonesResponse.newBuilder();
    if (!none) {
      page.addMilestones(milestone(SECOND, 2)).addMilestones(milestone(FIRST, 1));
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void createMilestone(CreateMilestoneRequest request, StreamObserver<Milestone> out) {
    if (request.getMilestoneId().equals("audit")) {
      out.onError(Status.ALREADY_EXISTS.asRuntimeException());
      return;
    }
    created = request;
    FakeAssessments.done(
        out, milestone(FakeAssessments.NAME + "/milestones/" + request.getMilestoneId(), 3));
  }

  @Override
  public void getMilestone(GetMilestoneRequest request, StreamObserver<Milestone> out) {
    if (!List.of(FIRST, SECOND).contains(request.getName())) {
      out.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    FakeAssessments.done(
        out,
        milestone(request.getName(), request.getName().equals(FIRST) ? 1 : 2).toBuilder()
            .setSnapshot(
                MilestoneSnapshot.newBuilder()
                    .addMappingSets(
                        MilestoneMappingSet.newBuilder().setMappingSet("mappingSets/prowler-5"))
                    .build()
                    .toByteString())
            .addAllPracticeStates(FakeAssessments.states())
            .build());
  }

  @Override
  public void verifyMilestone(
      VerifyMilestoneRequest request, StreamObserver<VerifyMilestoneResponse> out) {
    VerifyMilestoneResponse.Builder verified = VerifyMilestoneResponse.newBuilder();
    if (request.getName().equals(FIRST)) {
      verified.setIntact(true).setVerifiedCount(1);
    } else {
      verified
          .setVerifiedCount(2)
          .addFaults(
              MilestoneFault.newBuilder()
                  .setMilestone(SECOND)
                  .setKind(MilestoneFault.Kind.KIND_PREVIOUS));
    }
    FakeAssessments.done(out, verified.build());
  }

  /** The first improved, the second worsened, the last only before; the others are as they were. */
  @Override
  public void compareMilestones(
      CompareMilestonesRequest request, StreamObserver<CompareMilestonesResponse> out) {
    compared = request;
    CompareMilestonesResponse.Builder response =
        CompareMilestonesResponse.newBuilder()
            .setBase(side(request.getBase(), 4310))
            .setTarget(side(request.getTarget(), 5100));
    List<PracticeState> states = FakeAssessments.states();
    for (PracticeState state : states) {
      PracticeComparison.Builder pair =
          PracticeComparison.newBuilder().setBefore(state).setAfter(state);
      switch (state.getOrdinal()) {
        case 1 ->
            pair.setOutcome(Outcome.OUTCOME_IMPROVED)
                .addReasons(Reason.REASON_ANSWER)
                .setAfter(answered(state, AnswerStatus.ANSWER_STATUS_IMPLEMENTED));
        case 2 ->
            pair.setOutcome(Outcome.OUTCOME_WORSENED)
                .addReasons(Reason.REASON_EVIDENCE)
                .setAfter(state.toBuilder().setBucket(Bucket.BUCKET_CONTRADICTED));
        default -> pair.setOutcome(Outcome.OUTCOME_SAME);
      }
      if (state.getOrdinal() == states.size()) {
        pair.setOutcome(Outcome.OUTCOME_ONLY_BASE).clearAfter();
      }
      response.addPractices(pair);
    }
    FakeAssessments.done(out, response.build());
  }

  private static PracticeState answered(PracticeState state, AnswerStatus status) {
    return state.toBuilder()
        .setBucket(Bucket.BUCKET_CONFIRMED)
        .setAnswer(state.getAnswer().toBuilder().setStatus(status).setAuthor("ana"))
        .build();
  }

  private static ComparedSide side(String name, int proven) {
    return ComparedSide.newBuilder()
        .setName(name)
        .setDisplayName("Audit <b>2027</b>")
        .setEdition(FakeAssessments.EDITION)
        .setScoringPolicy("v1")
        .setStateTime(FakeAssessments.THEN)
        .setScore(score(proven))
        .build();
  }

  private static MilestoneScore score(int proven) {
    return MilestoneScore.newBuilder()
        .setProven(proven)
        .setDeclared(7100)
        .setDistinctProven(proven)
        .setDistinctDeclared(7000)
        .build();
  }

  private static Milestone milestone(String name, long sequence) {
    return Milestone.newBuilder()
        .setName(name)
        .setDisplayName("Audit <b>2027</b>")
        .setNote("As shown to the auditors, " + "x".repeat(90))
        .setSequence(sequence)
        .setEdition(FakeAssessments.EDITION)
        .setScoringPolicy("v1")
        .setPracticeCount(60)
        .setAnsweredCount(12)
        .setContradictedCount(7)
        .setScore(score(4310))
        .setCreator("april")
        .setCreateTime(FakeAssessments.THEN)
        .setContentHash(ByteString.copyFrom(new byte[] {1, 2, (byte) 0xff}))
        .build();
  }
}
