package io.plumbline.evidence;

import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.LedgerFault;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import io.plumbline.proto.evidence.v1.LedgerVerdict;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.VerifyLedgerRequest;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tenant with something of each kind in its ledger. */
public final class LedgerScene {

  public static final Instant NOW = Instant.now().minusSeconds(600);

  public final Estate estate = new Estate();
  public final String tenant = estate.tenant;
  public String attestation = "";

  /** Leaves: the key, two batches, an attestation, a decision, a milestone. */
  public static LedgerScene full() {
    LedgerScene scene = new LedgerScene();
    scene
        .estate
        .source("*")
        .workload("shop", List.of("1"))
        .workload("vault", List.of("2"), "vault-team")
        .mapping(Map.of("r1", List.of("c1")))
        .edition()
        .mapped();
    scene.upload(NOW, "a", "b", "c", "d", "e");
    Ledgers.awaitLeaves(scene.tenant, 2);
    scene.upload(NOW.plusSeconds(60), "a", "f");
    Ledgers.awaitLeaves(scene.tenant, 3);
    scene.attest();
    Ledgers.awaitLeaves(scene.tenant, 4);
    scene.decide(DecisionRecorded.Kind.KIND_ANSWER, 1);
    Ledgers.awaitLeaves(scene.tenant, 5);
    scene.decide(DecisionRecorded.Kind.KIND_MILESTONE, 2);
    Ledgers.awaitLeaves(scene.tenant, 6);
    return scene;
  }

  public void upload(Instant at, String... resources) {
    Scan scan = Scan.at(at);
    for (String resource : resources) {
      scan.fail("r1", "1", resource);
    }
    Upload.of(estate.machine(), scan.json());
  }

  public void attest() {
    attestation =
        TestCalls.as(estate.person("ana", "contributor"), AttestationServiceGrpc::newBlockingStub)
            .createAttestation(
                CreateAttestationRequest.newBuilder()
                    .setParent("workloads/shop")
                    .setAttestation(
                        Attestation.newBuilder()
                            .setPractice(Estate.practice("sec02-bp01"))
                            .setOutcome(Attestation.Outcome.OUTCOME_MET)
                            .setStatement("seen with my own eyes"))
                    .build())
            .getName();
  }

  public void withdraw(String reason) {
    TestCalls.as(estate.person("ana", "contributor"), AttestationServiceGrpc::newBlockingStub)
        .withdrawAttestation(
            WithdrawAttestationRequest.newBuilder().setName(attestation).setReason(reason).build());
  }

  public void decide(DecisionRecorded.Kind kind, long version) {
    String resource = "workloads/shop/assessments/review/answers/sec02-bp01";
    TestEvents.send(
        TestEvents.Sent.of(
            tenant,
            "plumbline.assessment.decision.v1",
            resource,
            "io.plumbline.assessment.decision.recorded.v1",
            version,
            DecisionRecorded.newBuilder()
                .setKind(kind)
                .setResource(resource)
                .setVersion(version)
                .setToState("IMPLEMENTED")
                .setDecidedBy("ana-id")
                .build()));
  }

  /** The findings an auditor sees. */
  public List<String> findings() {
    return TestCalls.as(estate.person("audrey", "auditor"), FindingServiceGrpc::newBlockingStub)
        .listFindings(ListFindingsRequest.getDefaultInstance())
        .getFindingsList()
        .stream()
        .map(finding -> finding.getName())
        .sorted()
        .toList();
  }

  public LedgerServiceGrpc.LedgerServiceBlockingStub as(String name, String... roles) {
    return TestCalls.as(estate.person(name, roles), LedgerServiceGrpc::newBlockingStub);
  }

  /** What a full check tells. */
  public Checked check() {
    List<LedgerFault> faults = new ArrayList<>();
    LedgerVerdict[] verdict = new LedgerVerdict[1];
    as("audrey", "auditor")
        .verifyLedger(VerifyLedgerRequest.getDefaultInstance())
        .forEachRemaining(
            event -> {
              if (event.hasFault()) {
                faults.add(event.getFault());
              } else if (event.hasVerdict()) {
                verdict[0] = event.getVerdict();
              }
            });
    return new Checked(faults, verdict[0]);
  }

  /** The result of a full check. */
  public record Checked(List<LedgerFault> faults, LedgerVerdict verdict) {

    /** Each fault as {@code KIND place}. */
    public List<String> places() {
      return faults.stream()
          .map(f -> f.getKind().name().substring("KIND_".length()) + " " + f.getPlace())
          .toList();
    }
  }
}
