package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RecountTest {

  private static final Instant NOW = Instant.now();

  private final Estate estate = new Estate();

  @Test
  void shouldRouteAnewWhenTheScopeOfAWorkloadChanges() {
    // Given
    estate
        .source("*")
        .workload("shop", List.of("1"), List.of("eu-west-1"))
        .mapping(Map.of("r1", List.of("c1")))
        .mapped();
    Upload.of(
        estate.machine(),
        Scan.at(NOW)
            .fail("r1", "1", "a")
            .record("r1", "PASS", "1", "us-east-1", "b")
            .pass("r1", "2", "c")
            .json());
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);

    // When
    estate.workload("shop", List.of("1", "2"));

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);

    // When
    estate.workload("shop", List.of("2"));

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(1L, 0L, 0L, 0L, 0L, 0L);
    assertThat(estate.count("select count(*) from finding_route where tenant = '%s'")).isEqualTo(1);
  }

  @Test
  void shouldCountByANewMappingOnlyWhatItTouches() {
    // Given
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c2")))
        .mapped();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").pass("r2", "1", "b").json());
    String untouched =
        "select xmin::text::bigint from rollup where tenant = '%s' and concept = 'c2'";
    long before = estate.count(untouched);

    // When
    estate.mapping(Map.of("r1", List.of("c3"), "r2", List.of("c2"))).mapped();

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(estate.numbers("shop", "c3")).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
    assertThat(estate.count(untouched)).isEqualTo(before);
  }

  @Test
  void shouldCountAnAttestationForBothTwinsAndTellIt() {
    // Given
    estate.source("*").workload("shop", List.of("1")).edition();

    // When
    Attestation made = attest("ana", "sec02-bp01", Attestation.Outcome.OUTCOME_MET, null);
    attest("ana", "sec10-bp01", Attestation.Outcome.OUTCOME_PARTLY_MET, null);

    // Then
    assertThat(made.getConcept()).isEqualTo("c1");
    assertThat(made.getEvidenceVersion()).isEqualTo(1);
    assertThat(estate.numbers("shop", "c1")).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(observed())
                    .anySatisfy(
                        event -> {
                          assertThat(event.getEvidenceVersion()).isEqualTo(1);
                          assertThat(event.getConcepts(0).getCounts().getPass()).isEqualTo(1);
                          assertThat(event.getConcepts(0).getCounts().getEverAttested()).isTrue();
                        }));
    assertThat(
            TestCalls.as(estate.person("vic", "viewer"), AttestationServiceGrpc::newBlockingStub)
                .listAttestations(
                    ListAttestationsRequest.newBuilder().setParent("workloads/shop").build())
                .getAttestationsList())
        .hasSize(2);
  }

  @Test
  void shouldRefuseAnAttestationThatCanNotBe() {
    // Given
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .workload("secret", List.of(), "payments")
        .edition();

    // When / Then
    assertThat(
            code(
                () ->
                    attest(
                        "vic",
                        "sec02-bp01",
                        Attestation.Outcome.OUTCOME_MET,
                        null,
                        "viewer",
                        "shop")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(code(() -> attest("ana", "sec99-bp01", Attestation.Outcome.OUTCOME_MET, null)))
        .isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(
            code(
                () ->
                    attest(
                        "ana",
                        "sec02-bp01",
                        Attestation.Outcome.OUTCOME_MET,
                        NOW.plus(Duration.ofDays(366)))))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(
            code(
                () ->
                    attest(
                        "ana",
                        "sec02-bp01",
                        Attestation.Outcome.OUTCOME_MET,
                        null,
                        "contributor",
                        "secret")))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            code(
                () ->
                    attest(
                        "ana",
                        "sec02-bp01",
                        Attestation.Outcome.OUTCOME_MET,
                        null,
                        "contributor",
                        "none")))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldTurnEvidenceStaleByItself() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Upload.of(
        estate.machine(),
        Scan.at(Instant.now().minus(Duration.ofDays(30)).plusSeconds(4))
            .fail("r1", "1", "a")
            .json());
    assertThat(estate.numbers("shop", "c1").get(1)).isEqualTo(1);

    // When nothing comes

    // Then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 0L, 0L, 0L, 1L, 0L));
    assertThat(estate.count("select max(version) from observed_revision where tenant = '%s'"))
        .isEqualTo(2);
  }

  private List<PracticesObserved> observed() {
    return TestEvents.read("plumbline.evidence.practice.v1").stream()
        .filter(message -> TestEvents.header(message, "ce_tenant").equals(estate.tenant))
        .map(
            message -> {
              try {
                return PracticesObserved.parseFrom(message.value());
              } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  private Attestation attest(
      String person, String practice, Attestation.Outcome outcome, Instant until) {
    return attest(person, practice, outcome, until, "contributor", "shop");
  }

  private Attestation attest(
      String person,
      String practice,
      Attestation.Outcome outcome,
      Instant until,
      String role,
      String workload) {
    Attestation.Builder attestation =
        Attestation.newBuilder()
            .setPractice(Estate.practice(practice))
            .setOutcome(outcome)
            .setStatement("we looked");
    if (until != null) {
      attestation.setValidUntilTime(Timestamp.newBuilder().setSeconds(until.getEpochSecond()));
    }
    TestToken token = estate.person(person, role);
    return TestCalls.as(token, AttestationServiceGrpc::newBlockingStub)
        .createAttestation(
            CreateAttestationRequest.newBuilder()
                .setParent("workloads/" + workload)
                .setRequestId(UUID.randomUUID().toString())
                .setAttestation(attestation)
                .build());
  }

  private static Status.Code code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus().getCode();
  }
}
