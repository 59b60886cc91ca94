package io.plumbline.catalog.resolution;

import static io.plumbline.catalog.CatalogCalls.CURRENT;
import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static io.plumbline.catalog.CatalogCalls.crosswalk;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ResolutionTest {

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @ParameterizedTest
  @CsvSource({
    // an id with its edition
    "SEC01-BP02, frameworks/aws-wa-security/editions/seed, sec_identities_unique,"
        + " SEC01-BP02 EQUAL CERTAIN",
    "SEC02-BP02, frameworks/aws-wa-security/editions/2024-11-06, sec_identities_unique,"
        + " SEC01-BP02 EQUAL HIGH",
    "SEC02-BP02, 2024-11-06, sec_identities_unique, SEC01-BP02 EQUAL HIGH",
    "sec02-bp01, 2023-04-10, sec_identities_enforce_mechanisms, SEC01-BP01 EQUAL CERTAIN",
    // twins come together
    "SEC04-BP03, 2023-04-10, sec_detect_investigate_events_auto_response,"
        + " SEC02-BP04 EQUAL HIGH + SEC10-BP05 EQUAL HIGH",
    "SEC10-BP01, seed, sec_detect_investigate_events_app_service_logging,"
        + " SEC02-BP01 EQUAL CERTAIN + SEC10-BP01 EQUAL CERTAIN",
    // a slug, which is the Well-Architected Tool's choice id: AWS's own, the seed's, a retired one
    "sec_identities_unique, '', sec_identities_unique, SEC01-BP02 EQUAL HIGH",
    "sec_identities_credentials, '', sec_identities_unique, SEC01-BP02 EQUAL CERTAIN",
    "sec_protect_compute_implement_managed_services, '',"
        + " sec_protect_compute_implement_managed_services, SEC03-BP07 EQUAL HIGH",
    "sec_network_auto_protect, '', sec_network_auto_protect, SEC03-BP03 SUCCESSOR HIGH",
    // a resource name
    "frameworks/aws-wa-security/editions/2024-11-06/practices/sec08-bp02, '',"
        + " sec_protect_data_rest_encrypt, SEC05-BP02 EQUAL CERTAIN",
    // bare ids that mean one thing wherever they stand
    "SEC05-BP05, '', sec_protect_data_rest_use_people_away, SEC05-BP05 EQUAL CERTAIN"
  })
  void shouldResolve(String reference, String edition, String concept, String practices) {
    ResolvePracticeResponse resolved = resolve(reference, edition);

    assertThat(resolved.getConcept()).isEqualTo(concept);
    assertThat(
            resolved.getPracticesList().stream()
                .map(
                    p ->
                        p.getPracticeId()
                            + p.getRelation().name().replace("RELATION_", " ")
                            + p.getConfidence().name().replace("CONFIDENCE_", " "))
                .collect(Collectors.joining(" + ")))
        .isEqualTo(practices);
    assertThat(resolved.getPracticesList())
        .allSatisfy(p -> assertThat(p.getPractice()).isEqualTo(SEED + "/practices/" + lower(p)))
        .allSatisfy(p -> assertThat(p.getReason()).isNotEmpty());
    assertThat(resolved.getMissing()).isEmpty();
  }

  private static String lower(io.plumbline.proto.catalog.v1.ResolvedPractice practice) {
    return practice.getPracticeId().toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource({
    "SEC01-BP07, 2024-11-06, sec_securely_operate_threat_model, ''",
    "sec_detect_investigate_events_logs, '', sec_detect_investigate_events_logs,"
        + " '; nearest: SEC02-BP02 (successor, medium), SEC10-BP02 (successor, medium)'",
    "sec_protect_compute_reduce_surface, '', sec_protect_compute_reduce_surface,"
        + " '; nearest: SEC03-BP05 (equal, low)'"
  })
  void shouldSayWhatTheBuiltInEditionLacks(
      String reference, String edition, String concept, String nearest) {
    ResolvePracticeResponse resolved = resolve(reference, edition);

    assertThat(resolved.getConcept()).isEqualTo(concept);
    assertThat(resolved.getPracticesList()).isEmpty();
    assertThat(resolved.getMissing())
        .isEqualTo("the built-in edition has no practice that means " + concept + nearest);
  }

  @Test
  void shouldRefuseABareIdThatMeansDifferentThings() {
    Throwable refusal =
        assertRefused(
            () -> resolve("SEC01-BP01", ""),
            Status.Code.FAILED_PRECONDITION,
            "AMBIGUOUS_REFERENCE");

    assertThat(CatalogCalls.metadata(refusal).get("candidates"))
        .contains("SEC01-BP01 of " + SEED + ": Use strong sign-in mechanisms")
        .contains("SEC01-BP01 of " + CURRENT + ": Separate workloads using accounts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEC99-BP01", "sec_nothing", "frameworks/a/editions/b/practices/c"})
  void shouldNotFindWhatNobodyKnows(String reference) {
    assertRefused(() -> resolve(reference, ""), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldNotFindAnIdInAnEditionThatLacksIt() {
    assertRefused(() -> resolve("SEC11-BP08", SEED), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
    assertRefused(
        () -> resolve("SEC01-BP01", "1999-01-01"), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
  }

  private static ResolvePracticeResponse resolve(String reference, String edition) {
    return crosswalk()
        .resolvePractice(
            ResolvePracticeRequest.newBuilder()
                .setReference(reference)
                .setEdition(edition)
                .build());
  }
}
