package io.plumbline.cli.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MilestonesCommandTest {
  private static final String ASSESSMENT = "workloads/webshop/assessments/first";

  private final Milestones milestones = new Milestones();
  private final FakeServer server = new FakeServer(milestones, new Assessments());

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("milestones"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--server", server.address(), "--token", "t"));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void shouldFreezeTheNewestAssessment() {
    CommandRun run = run("create", "webshop", "audit", "--note", "for the auditors");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(ASSESSMENT + "/milestones/audit is frozen");
    assertThat(milestones.created.getMilestone().getNote()).isEqualTo("for the auditors");
  }

  @Test
  void shouldListAndCompareWithNow() {
    milestones.chain("one", "two");

    assertThat(run("list", "webshop").out()).contains("two").contains("by april");
    CommandRun compared = run("compare", "webshop", "one");
    assertThat(compared.out()).contains("improved    SEC01-BP01   unknown -> confirmed (answer)");
    assertThat(milestones.compared.getTarget()).isEqualTo(ASSESSMENT);
  }

  @Test
  void shouldVerifyByItsOwnHashes() {
    milestones.chain("one", "two", "three");

    CommandRun run = run("verify", "webshop");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("3 milestones are intact");
  }

  @Test
  void shouldNoticeWhatTheServiceDoesNotTell() {
    milestones.chain("one", "two", "three");
    milestones.all.set(1, milestones.all.get(1).toBuilder().setNote("never said").build());
    assertThat(run("verify", "webshop").out()).contains("two froze something else");

    milestones.all.remove(1);
    CommandRun run = run("verify", "webshop");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("three is not number 2 of the chain")
        .contains("three does not hold the hash of the one before")
        .contains("NOT intact");
  }

  /** Knows one assessment. */
  private static final class Assessments extends AssessmentServiceGrpc.AssessmentServiceImplBase {
    @Override
    public void listAssessments(
        ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> out) {
      out.onNext(
          ListAssessmentsResponse.newBuilder()
              .addAssessments(Assessment.newBuilder().setName(ASSESSMENT))
              .build());
      out.onCompleted();
    }
  }

  /** Milestones that are chained as the service chains them. */
  private static final class Milestones extends MilestoneServiceGrpc.MilestoneServiceImplBase {
    private final List<Milestone> all = new ArrayList<>();
    private CreateMilestoneRequest created = CreateMilestoneRequest.getDefaultInstance();
    private CompareMilestonesRequest compared = CompareMilestonesRequest.getDefaultInstance();

    void chain(String... ids) {
      ByteString previous = ByteString.EMPTY;
      for (String id : ids) {
        String name = ASSESSMENT + "/milestones/" + id;
        MilestoneSnapshot frozen =
            MilestoneSnapshot.newBuilder()
                .setMilestone(name)
                .setSequence(all.size() + 1L)
                .setPreviousHash(previous)
                .setCreator("april")
                .build();
        ByteString hash = sha256(frozen.toByteString());
        all.add(
            Milestone.newBuilder()
                .setName(name)
                .setSequence(frozen.getSequence())
                .setCreator("april")
                .setSnapshot(frozen.toByteString())
                .setPreviousHash(previous)
                .setContentHash(hash)
                .build());
        previous = hash;
      }
    }

    @Override
    public void listMilestones(
        ListMilestonesRequest request, StreamObserver<ListMilestonesResponse> out) {
      ListMilestonesResponse.Builder page = ListMilestonesResponse.newBuilder();
      for (int i = all.size() - 1; i >= 0; i--) {
        page.addMilestones(all.get(i).toBuilder().clearSnapshot());
      }
      out.onNext(page.build());
      out.onCompleted();
    }

    @Override
    public void getMilestone(GetMilestoneRequest request, StreamObserver<Milestone> out) {
      all.stream().filter(m -> m.getName().equals(request.getName())).forEach(out::onNext);
      out.onCompleted();
    }

    @Override
    public void createMilestone(CreateMilestoneRequest request, StreamObserver<Milestone> out) {
      created = request;
      out.onNext(
          Milestone.newBuilder()
              .setName(request.getParent() + "/milestones/" + request.getMilestoneId())
              .build());
      out.onCompleted();
    }

    @Override
    public void compareMilestones(
        CompareMilestonesRequest request, StreamObserver<CompareMilestonesResponse> out) {
      compared = request;
      PracticeState.Builder state = PracticeState.newBuilder().setPracticeId("SEC01-BP01");
      out.onNext(
          CompareMilestonesResponse.newBuilder()
              .addPractices(
                  PracticeComparison.newBuilder()
                      .setOutcome(PracticeComparison.Outcome.OUTCOME_IMPROVED)
                      .addReasons(PracticeComparison.Reason.REASON_ANSWER)
                      .setBefore(state.setBucket(Bucket.BUCKET_UNKNOWN).build())
                      .setAfter(state.setBucket(Bucket.BUCKET_CONFIRMED).build()))
              .build());
      out.onCompleted();
    }

    private static ByteString sha256(ByteString content) {
      try {
        return ByteString.copyFrom(
            MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
