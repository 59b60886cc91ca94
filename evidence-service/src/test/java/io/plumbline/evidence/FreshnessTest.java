package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.ExpiringConcept;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.FreshnessPolicy;
import io.plumbline.proto.evidence.v1.FreshnessPolicy.ConceptTtl;
import io.plumbline.proto.evidence.v1.FreshnessServiceGrpc;
import io.plumbline.proto.evidence.v1.FreshnessServiceGrpc.FreshnessServiceBlockingStub;
import io.plumbline.proto.evidence.v1.GetFreshnessPolicyRequest;
import io.plumbline.proto.evidence.v1.GetRecountRequest;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsRequest;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsResponse;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.RecountServiceGrpc;
import io.plumbline.proto.evidence.v1.SourceKind;
import io.plumbline.proto.evidence.v1.UpdateFreshnessPolicyRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class FreshnessTest {

  private static final Instant SEEN =
      Instant.now().minus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

  private final Estate estate = new Estate();

  @BeforeEach
  void store() {
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .workload("secret", List.of("2"), "payments")
        .mapping(Map.of("r1", List.of("c1", "c2"), "r2", List.of("c2"), "r3", List.of("c3")))
        .mapped();
    Upload.of(
        estate.machine(),
        Scan.at(SEEN).fail("r1", "1", "a").pass("r2", "1", "b").pass("r3", "2", "c").json());
  }

  @Test
  void shouldCountByANewPolicyWhatItTouches() {
    String untouched =
        "select sum(xmin::text::bigint) from rollup where tenant = '%s' and concept <> 'c1'";
    long before = estate.count(untouched);

    // When
    FreshnessPolicy changed = update(policy().addConcepts(ttl("c1", 4)).build());
    Books.settle(estate);

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 0L, 0L, 0L, 1L, 0L);
    assertThat(estate.numbers("shop", "c2")).containsExactly(1L, 1L, 0L, 0L, 0L, 0L);
    assertThat(estate.count(untouched)).isEqualTo(before);
    assertThat(
            TestCalls.as(adam(), RecountServiceGrpc::newBlockingStub)
                .getRecount(GetRecountRequest.newBuilder().setName(changed.getRecount()).build())
                .getConceptCount())
        .isEqualTo(1);
    Books.balance(estate, "after the policy changed");

    // And new evidence is counted by it too
    Upload.of(estate.machine(), Scan.at(SEEN).fail("r1", "1", "a2").json());
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 0L, 0L, 0L, 2L, 0L);

    // When it is taken back
    update(FreshnessPolicy.getDefaultInstance(), "concepts");
    Books.settle(estate);

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 2L, 0L, 0L, 0L, 0L);
    Books.balance(estate, "after it was taken back");
  }

  @Test
  void shouldHoldTheDefaultForAllOtherConcepts() {
    update(policy().addConcepts(ttl("c2", 30)).build());
    update(policy().setScannerTtl(days(2)).build());
    Books.settle(estate);

    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 0L, 0L, 0L, 1L, 0L);
    assertThat(estate.numbers("shop", "c2")).containsExactly(1L, 1L, 0L, 0L, 0L, 0L);
    assertThat(estate.numbers("secret", "c3")).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
    Books.balance(estate, "after both");
    assertThat(get().getScannerTtl()).isEqualTo(days(2));
    assertThat(get().getPersonTtl()).isEqualTo(days(365));
    assertThat(get().getConceptsList()).containsExactly(ttl("c2", 30));
  }

  @Test
  void shouldEndAttestationsWithTheTimeOfTheirKindWhenThatIsEarlier() {
    estate.edition();
    TestCalls.as(estate.person("ana", "contributor"), AttestationServiceGrpc::newBlockingStub)
        .createAttestation(
            CreateAttestationRequest.newBuilder()
                .setParent("workloads/shop")
                .setAttestation(
                    Attestation.newBuilder()
                        .setPractice(Estate.practice("sec03-bp01"))
                        .setOutcome(Attestation.Outcome.OUTCOME_MET)
                        .setStatement("we looked"))
                .build());
    estate.later(java.time.Duration.ofDays(10));
    assertThat(estate.numbers("shop", "c2")).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);

    // When
    update(policy().setPersonTtl(days(11)).build());
    Books.settle(estate);

    // Then
    ExpiringConcept person =
        expiring(adam(), "workloads/shop", 2).stream()
            .filter(expiring -> expiring.getSourceKind() == SourceKind.SOURCE_KIND_PERSON)
            .findFirst()
            .orElseThrow();
    assertThat(person.getConcept()).isEqualTo("c2");
    assertThat(person.getPass()).isEqualTo(1);

    // When
    update(policy().setPersonTtl(days(9)).build());
    Books.settle(estate);

    // Then
    assertThat(estate.numbers("shop", "c2")).containsExactly(1L, 1L, 0L, 1L, 0L, 0L);
  }

  @Test
  void shouldShowTheEarliestEndOfAFinding() {
    update(policy().addConcepts(ttl("c1", 7)).addConcepts(ttl("c2", 9)).build());
    Books.settle(estate);

    assertThat(finding("a").getExpireTime().getSeconds())
        .isEqualTo(SEEN.plus(7, ChronoUnit.DAYS).getEpochSecond());
    assertThat(finding("b").getExpireTime().getSeconds())
        .isEqualTo(SEEN.plus(9, ChronoUnit.DAYS).getEpochSecond());
    assertThat(finding("c").getExpireTime().getSeconds())
        .isEqualTo(SEEN.plus(30, ChronoUnit.DAYS).getEpochSecond());
  }

  @Test
  void shouldListWhatExpiresToWhoMaySeeIt() {
    update(policy().addConcepts(ttl("c2", 7)).build());
    Books.settle(estate);

    assertThat(expiring(estate.person("vic", "viewer"), "workloads/-", 26))
        .extracting(ExpiringConcept::getWorkload, ExpiringConcept::getConcept)
        .containsExactly(tuple("workloads/shop", "c1"), tuple("workloads/shop", "c2"));
    assertThat(expiring(adam(), "workloads/-", 26))
        .extracting(ExpiringConcept::getConcept)
        .containsExactly("c3", "c1", "c2");
    ExpiringConcept soon = expiring(adam(), "workloads/shop", 3).get(0);
    assertThat(soon.getConcept()).isEqualTo("c2");
    assertThat(List.of(soon.getPass(), soon.getFail(), soon.getFreshCount()))
        .containsExactly(1L, 1L, 2L);
    assertThat(soon.getFirstExpireTime().getSeconds())
        .isEqualTo(SEEN.plus(7, ChronoUnit.DAYS).getEpochSecond());
    assertThat(expiring(adam(), "workloads/shop", 1)).isEmpty();
    assertThat(code(() -> expiring(estate.person("vic", "viewer"), "workloads/secret", 3)))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldPageWhatExpires() {
    ListExpiringConceptsRequest request =
        ListExpiringConceptsRequest.newBuilder()
            .setParent("workloads/-")
            .setWithin(days(26))
            .setPageSize(2)
            .build();

    ListExpiringConceptsResponse first = freshness(adam()).listExpiringConcepts(request);
    ListExpiringConceptsResponse second =
        freshness(adam())
            .listExpiringConcepts(
                request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(first.getExpiringConceptsList()).hasSize(2);
    assertThat(second.getExpiringConceptsList())
        .extracting(ExpiringConcept::getConcept)
        .containsExactly("c2");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  static List<Arguments> broken() {
    return List.of(
        Arguments.of(
            policy().setScannerTtl(Duration.newBuilder().setSeconds(3599)), "policy.scanner_ttl"),
        Arguments.of(policy().setPersonTtl(days(3651)), "policy.person_ttl"),
        Arguments.of(
            policy().setScannerTtl(Duration.newBuilder().setSeconds(4000).setNanos(1)),
            "policy.scanner_ttl"),
        Arguments.of(policy().addConcepts(ttl("no-such", 3)), "policy.concepts[0].concept"),
        Arguments.of(
            policy().addConcepts(ttl("c1", 3)).addConcepts(ttl("c1", 4)),
            "policy.concepts[1].concept"),
        Arguments.of(policy().addConcepts(ttl("", 3)), "policy.concepts[0].concept"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void shouldRefuseWhatIsNoPolicy(FreshnessPolicy.Builder policy, String field) {
    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> update(policy.build()));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(fields(refused)).containsExactly(field);
    assertThat(get().hasUpdateTime()).isFalse();
  }

  @Test
  void shouldBeChangedByAdministratorsOneAfterTheOther() {
    FreshnessPolicy first = get();
    UpdateFreshnessPolicyRequest request =
        UpdateFreshnessPolicyRequest.newBuilder()
            .setPolicy(policy().setScannerTtl(days(9)).setEtag(first.getEtag()))
            .setRequestId(UUID.randomUUID().toString())
            .build();

    FreshnessPolicy changed = freshness(adam()).updateFreshnessPolicy(request);

    assertThat(freshness(adam()).updateFreshnessPolicy(request)).isEqualTo(changed);
    assertThat(
            code(
                () ->
                    freshness(adam())
                        .updateFreshnessPolicy(request.toBuilder().setRequestId("").build())))
        .isEqualTo(Status.Code.ABORTED);
    assertThat(
            code(
                () -> freshness(estate.person("audrey", "auditor")).updateFreshnessPolicy(request)))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(
            estate.count(
                    "select count(*) from audit_pending p where tenant = '%s'"
                        + " and position('UpdateFreshnessPolicy'::bytea in content) > 0")
                + estate.count(
                    "select count(*) from audit_record where tenant = '%s'"
                        + " and position('UpdateFreshnessPolicy'::bytea in record) > 0"))
        .isEqualTo(1);
  }

  @Test
  void shouldOnlyCheckWhenAsked() {
    FreshnessPolicy answer =
        freshness(adam())
            .updateFreshnessPolicy(
                UpdateFreshnessPolicyRequest.newBuilder()
                    .setPolicy(policy().setScannerTtl(days(1)))
                    .setValidateOnly(true)
                    .build());

    assertThat(answer.getScannerTtl()).isEqualTo(days(1));
    assertThat(get().getScannerTtl()).isEqualTo(days(30));
  }

  private Finding finding(String resource) {
    return TestCalls.as(adam(), FindingServiceGrpc::newBlockingStub)
        .listFindings(
            ListFindingsRequest.newBuilder().setFilter("resource = \"" + resource + "\"").build())
        .getFindings(0);
  }

  private List<ExpiringConcept> expiring(TestToken token, String parent, int days) {
    return freshness(token)
        .listExpiringConcepts(
            ListExpiringConceptsRequest.newBuilder()
                .setParent(parent)
                .setWithin(days(days))
                .build())
        .getExpiringConceptsList();
  }

  private FreshnessPolicy get() {
    return freshness(adam())
        .getFreshnessPolicy(
            GetFreshnessPolicyRequest.newBuilder().setName("freshnessPolicy").build());
  }

  private FreshnessPolicy update(FreshnessPolicy policy, String... mask) {
    return freshness(adam())
        .updateFreshnessPolicy(
            UpdateFreshnessPolicyRequest.newBuilder()
                .setPolicy(policy.toBuilder().setName("freshnessPolicy"))
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build());
  }

  private TestToken adam() {
    return estate.person("adam", "admin");
  }

  private static FreshnessServiceBlockingStub freshness(TestToken token) {
    return TestCalls.as(token, FreshnessServiceGrpc::newBlockingStub);
  }

  private static FreshnessPolicy.Builder policy() {
    return FreshnessPolicy.newBuilder();
  }

  private static ConceptTtl ttl(String concept, int days) {
    return ConceptTtl.newBuilder().setConcept(concept).setScannerTtl(days(days)).build();
  }

  private static Duration days(int days) {
    return Duration.newBuilder().setSeconds(days * 86_400L).build();
  }

  private static List<String> fields(StatusRuntimeException refused) {
    return StatusProto.fromThrowable(refused).getDetailsList().stream()
        .filter(detail -> detail.is(BadRequest.class))
        .flatMap(FreshnessTest::violations)
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  private static Stream<BadRequest.FieldViolation> violations(Any detail) {
    try {
      return detail.unpack(BadRequest.class).getFieldViolationsList().stream();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static Status.Code code(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus().getCode();
  }
}
