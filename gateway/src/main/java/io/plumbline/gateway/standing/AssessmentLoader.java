package io.plumbline.gateway.standing;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.MutinyScorecardServiceGrpc.MutinyScorecardServiceStub;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;

/** Asks the services about one assessment, all at once. */
@RequestScoped
public class AssessmentLoader {
  private static final int ALL = 1000;

  private final MutinyWorkloadServiceStub workloads;
  private final MutinyAssessmentServiceStub assessments;
  private final MutinyFrameworkServiceStub frameworks;
  private final MutinyScorecardServiceStub scorecards;
  private final Calls calls;

  AssessmentLoader(
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      @GrpcClient("catalog") MutinyFrameworkServiceStub frameworks,
      @GrpcClient("reporting") MutinyScorecardServiceStub scorecards,
      Calls calls) {
    this.workloads = workloads;
    this.assessments = assessments;
    this.frameworks = frameworks;
    this.scorecards = scorecards;
    this.calls = calls;
  }

  /** The assessment at least at a version; 0 for as it is. */
  public Uni<AssessmentData> load(AssessmentPath path, long minVersion) {
    return load(path, states(path).setMinVersion(minVersion), scorecard(path));
  }

  /**
   * The assessment as it stood: its practices and their score. Name and facts of the workload are
   * those of now.
   */
  public Uni<AssessmentData> load(AssessmentPath path, Instant at) {
    return load(
            path,
            states(path).setAsOfTime(Instants.of(at)),
            Uni.createFrom().item(Optional.<Scorecard>empty()))
        .map(
            data ->
                new AssessmentData(
                    data.workload(),
                    data.assessment(),
                    data.states(),
                    data.version(),
                    data.edition(),
                    Sums.scorecard(data.states()),
                    data.recorded()));
  }

  private Uni<AssessmentData> load(
      AssessmentPath path,
      ListPracticeStatesRequest.Builder states,
      Uni<Optional<Scorecard>> scorecard) {
    MutinyFrameworkServiceStub catalog = calls.on(frameworks);
    Uni<Assessment> assessment =
        calls
            .on(assessments)
            .getAssessment(GetAssessmentRequest.newBuilder().setName(path.name()).build())
            .memoize()
            .indefinitely();
    return Uni.combine()
        .all()
        .unis(
            workload(path),
            assessment,
            calls.on(assessments).listPracticeStates(states.build()),
            assessment
                .chain(found -> edition(catalog, found.getEdition()))
                .onFailure()
                .recoverWithItem(""),
            scorecard)
        .collectFailures()
        .asTuple()
        .onFailure(CompositeException.class)
        .transform(failures -> ((CompositeException) failures).getCauses().get(0))
        .map(
            all ->
                new AssessmentData(
                    all.getItem1(),
                    all.getItem2(),
                    all.getItem3().getPracticeStatesList(),
                    all.getItem3().getVersion(),
                    all.getItem4(),
                    all.getItem5().orElse(null),
                    states.hasAsOfTime() ? Instants.of(all.getItem3().getRecordTime()) : null));
  }

  private Uni<Workload> workload(AssessmentPath path) {
    return calls
        .on(workloads)
        .getWorkload(GetWorkloadRequest.newBuilder().setName(path.workloadName()).build());
  }

  private static ListPracticeStatesRequest.Builder states(AssessmentPath path) {
    return ListPracticeStatesRequest.newBuilder().setParent(path.name()).setPageSize(ALL);
  }

  private static Uni<String> edition(MutinyFrameworkServiceStub catalog, String name) {
    return catalog
        .getEdition(GetEditionRequest.newBuilder().setName(name).build())
        .map(Edition::getDisplayName)
        .onFailure()
        .recoverWithItem(name);
  }

  /** Reporting may lag or be away; the assessment is shown without its score then. */
  private Uni<Optional<Scorecard>> scorecard(AssessmentPath path) {
    return calls
        .on(scorecards)
        .getScorecard(GetScorecardRequest.newBuilder().setName(path.name() + "/scorecard").build())
        .map(Optional::of)
        .onFailure()
        .recoverWithItem(Optional.empty());
  }
}
