package io.plumbline.cli.sample;

import com.google.protobuf.util.Timestamps;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.ingest.ScanSender;
import io.plumbline.cli.sample.Sample.SampleAnswer;
import io.plumbline.cli.sample.Sample.SampleAttestation;
import io.plumbline.cli.sample.Sample.SampleWorkload;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.time.Clock;
import java.time.Duration;

/** Fills one sample workload. */
final class WorkloadLoader {
  private static final String PIPELINE = "acme-pipeline";
  private static final String ASSESSMENT = "review";
  private static final Duration SCAN_AGE = Duration.ofHours(2);
  private static final Duration EARLIER_SCAN_AGE = Duration.ofDays(45);

  private final People people;
  private final String edition;
  private final ProwlerScan scans;
  private final Clock clock;
  private long version;
  private long evidenceVersion;

  WorkloadLoader(People people, String edition, ProwlerScan scans, Clock clock) {
    this.people = people;
    this.edition = edition;
    this.scans = scans;
    this.clock = clock;
  }

  /** Loads all of it, waits for the scorecard, and returns how many findings were sent. */
  long load(SampleWorkload workload) {
    Patience.make(() -> create(workload));
    Patience.make(() -> assess(workload));
    long sent = send(workload, scans.earlier(workload, clock.instant().minus(EARLIER_SCAN_AGE)));
    sent += send(workload, scans.recent(workload, clock.instant().minus(SCAN_AGE)));
    workload.answers().forEach(answer -> answer(workload, answer));
    workload.attestations().forEach(attestation -> attest(workload, attestation));
    Patience.until(() -> scorecard(workload));
    return sent;
  }

  private void create(SampleWorkload sample) {
    Workload workload =
        Workload.newBuilder()
            .setDisplayName(sample.displayName())
            .setDescription(sample.description())
            .setOwner(sample.owner())
            .setUnit(sample.unit())
            .setEnvironment(
                Words.parse("environment", sample.environment(), Workload.Environment.values()))
            .setCriticality(
                Words.parse("criticality", sample.criticality(), Workload.Criticality.values()))
            .addAllAccounts(sample.accounts())
            .addAllRegions(sample.regions())
            .setVisibility(
                sample.groups().isEmpty()
                    ? Workload.Visibility.VISIBILITY_OPEN
                    : Workload.Visibility.VISIBILITY_RESTRICTED)
            .addAllGroups(sample.groups())
            .build();
    people
        .of("adam")
        .stub(Part.ASSESSMENT, WorkloadServiceGrpc::newBlockingStub)
        .createWorkload(
            CreateWorkloadRequest.newBuilder()
                .setWorkload(workload)
                .setWorkloadId(sample.id())
                .build());
  }

  private void assess(SampleWorkload sample) {
    CreateAssessmentRequest request =
        CreateAssessmentRequest.newBuilder()
            .setParent(Names.workload(sample.id()))
            .setAssessmentId(ASSESSMENT)
            .setAssessment(Assessment.newBuilder().setEdition(edition))
            .build();
    Patience.until(
        () ->
            people
                .of(sample.owner())
                .stub(Part.ASSESSMENT, AssessmentServiceGrpc::newBlockingStub)
                .createAssessment(request));
  }

  private long send(SampleWorkload workload, byte[] scan) {
    String file = workload.id() + ".ocsf.json";
    IngestResult result = new ScanSender(people.of(PIPELINE)).send(file, scan);
    result
        .getWorkloadsList()
        .forEach(
            changed -> evidence(workload, changed.getWorkload(), changed.getEvidenceVersion()));
    return result.getOutcomes().getRead();
  }

  private void evidence(SampleWorkload workload, String changed, long reached) {
    if (changed.equals(Names.workload(workload.id()))) {
      evidenceVersion = Math.max(evidenceVersion, reached);
    }
  }

  private void answer(SampleWorkload workload, SampleAnswer sample) {
    Answer.Builder answer =
        Answer.newBuilder()
            .setName(assessment(workload) + "/answers/" + Names.practice(sample.practice()))
            .setStatus(Words.parse("status", sample.status(), AnswerStatus.values()));
    if (sample.degree() != null) {
      answer.setDegree(sample.degree());
    }
    if (sample.reason() != null) {
      answer.setReason(sample.reason());
    }
    if (sample.notes() != null) {
      answer.setNotes(sample.notes());
    }
    Answer stored =
        people
            .of(sample.by())
            .stub(Part.ASSESSMENT, AssessmentServiceGrpc::newBlockingStub)
            .updateAnswer(UpdateAnswerRequest.newBuilder().setAnswer(answer).build());
    version = Math.max(version, stored.getAssessmentVersion());
  }

  private void attest(SampleWorkload workload, SampleAttestation sample) {
    Attestation attestation =
        Attestation.newBuilder()
            .setPractice(edition + "/practices/" + Names.practice(sample.practice()))
            .setOutcome(Words.parse("outcome", sample.outcome(), Attestation.Outcome.values()))
            .setMethod(Words.parse("method", sample.method(), Attestation.Method.values()))
            .setStatement(sample.statement())
            .setValidUntilTime(
                Timestamps.fromMillis(
                    clock.instant().plus(Duration.ofDays(sample.validDays())).toEpochMilli()))
            .build();
    CreateAttestationRequest request =
        CreateAttestationRequest.newBuilder()
            .setParent(Names.workload(workload.id()))
            .setAttestation(attestation)
            .build();
    Attestation stored =
        Patience.until(
            () ->
                people
                    .of(sample.by())
                    .stub(Part.EVIDENCE, AttestationServiceGrpc::newBlockingStub)
                    .createAttestation(request));
    evidenceVersion = Math.max(evidenceVersion, stored.getEvidenceVersion());
  }

  private Object scorecard(SampleWorkload workload) {
    return people
        .of(workload.owner())
        .stub(Part.REPORTING, ScorecardServiceGrpc::newBlockingStub)
        .getScorecard(
            GetScorecardRequest.newBuilder()
                .setName(assessment(workload) + "/scorecard")
                .setMinVersion(version)
                .setMinEvidenceVersion(evidenceVersion)
                .build());
  }

  private static String assessment(SampleWorkload workload) {
    return Names.workload(workload.id()) + "/assessments/" + ASSESSMENT;
  }
}
