package io.plumbline.catalog.exchange;

import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.admin;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.proto.catalog.v1.CheckDocumentRequest;
import io.plumbline.proto.catalog.v1.CheckDocumentResponse;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ExportEditionRequest;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.GetFrameworkRequest;
import io.plumbline.proto.catalog.v1.GetPracticeRequest;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import io.plumbline.proto.catalog.v1.ImportEditionResponse;
import io.plumbline.proto.catalog.v1.ImportIssue;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ImportTest {

  private static final String ACME = "acme-imports";
  private static final String GLOBEX = "globex-imports";

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @Test
  void shouldStoreADraftOfTheTenantAndGiveBackTheSameBytes() {
    ImportEditionResponse imported = send(ACME, Documents.request("copy", Documents.seed()));
    Edition edition = imported.getEdition();

    assertThat(imported.getAlreadyExisted()).isFalse();
    assertThat(edition.getState()).isEqualTo(Edition.State.STATE_DRAFT);
    assertThat(edition.getName())
        .isEqualTo("frameworks/copy/editions/" + edition.getContentHash().substring(0, 12));
    assertThat(edition.getBuiltIn()).isFalse();
    assertThat(edition.getConceptCount()).isEqualTo(54);
    assertThat(edition).isEqualTo(get(ACME, edition.getName()));
    assertThat(export(ACME, edition.getName())).isEqualTo(Documents.seed());
    assertThat(export(ACME, SEED)).isEqualTo(Documents.seed());
  }

  @Test
  void shouldKeepTheConceptsOfTheSeedWhereItsAddressesAreKept() {
    Edition edition = send(ACME, Documents.request("own", Documents.seed())).getEdition();

    var practice =
        admin(ACME)
            .getPractice(
                GetPracticeRequest.newBuilder()
                    .setName(edition.getName() + "/practices/sec01-bp02")
                    .build());

    assertThat(practice.getConcept()).isEqualTo("sec_identities_unique");
    assertThat(practice.getRuleCount()).isPositive();
  }

  @Test
  void shouldAnswerWithTheEditionThatHoldsTheSameContentAlready() {
    Edition first = send(ACME, Documents.request("again", Documents.small("One"))).getEdition();
    ByteString sameContent =
        ByteString.copyFromUtf8(
            "\uFEFF" + Documents.small("One").toStringUtf8().replace("\n", " \r\n"));

    ImportEditionResponse second =
        send(ACME, Documents.request("again", sameContent).setEditionId("other"));

    assertThat(second.getAlreadyExisted()).isTrue();
    assertThat(second.getEdition()).isEqualTo(first);
    assertThat(editions(ACME, "again")).isEqualTo(1);
  }

  @Test
  void shouldRefuseOtherContentUnderTheSameId() {
    send(ACME, Documents.request("taken", Documents.small("One")).setEditionId("e1"));

    assertRefused(
        () -> send(ACME, Documents.request("taken", Documents.small("Two")).setEditionId("e1")),
        Status.Code.ALREADY_EXISTS,
        "EDITION_EXISTS");
  }

  @Test
  void shouldWarnOfWhatRepeatsAndOfIdsThatMeanSomethingElseElsewhere() {
    Map<String, Long> warnings =
        send(ACME, Documents.request("warned", Documents.seed()).setValidateOnly(true))
            .getWarningsList()
            .stream()
            .collect(Collectors.groupingBy(ImportIssue::getCode, Collectors.counting()));

    assertThat(warnings)
        .containsEntry("DUPLICATE_URL", 6L)
        .containsEntry("DUPLICATE_TITLE", 5L)
        .containsEntry("TOPIC_NAMED_LIKE_AREA", 1L)
        .containsEntry("ID_MEANS_ANOTHER_PRACTICE_ELSEWHERE", 52L);
  }

  @Test
  void shouldOnlyCheckWhenAskedTo() {
    Edition preview =
        send(ACME, Documents.request("preview", Documents.small("One")).setValidateOnly(true))
            .getEdition();

    assertThat(preview.getState()).isEqualTo(Edition.State.STATE_DRAFT);
    assertRefused(() -> get(ACME, preview.getName()), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
    assertRefused(
        () ->
            admin(ACME)
                .getFramework(
                    GetFrameworkRequest.newBuilder().setName("frameworks/preview").build()),
        Status.Code.NOT_FOUND,
        "RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldReportEveryErrorWithItsPlaceAndChangeNothing() {
    ByteString spoiled =
        ByteString.copyFromUtf8(
            Documents.small("One")
                .toStringUtf8()
                .replace("Practices:** 1", "Practices:** 2")
                .replace("[SEC01-BP01]", "[SEC01-BP02]")
                .replace("https://docs", "http://docs"));

    Throwable refusal =
        assertRefused(
            () -> send(ACME, Documents.request("spoiled", spoiled)),
            Status.Code.INVALID_ARGUMENT,
            "DOCUMENT_INVALID");

    assertThat(CatalogCalls.detail(refusal, BadRequest.class).getFieldViolationsList())
        .extracting(v -> v.getField() + " " + v.getReason() + " " + v.getDescription())
        .containsExactly(
            "content TOTAL_MISMATCH 3:27: expected 1 as parsed, found 2",
            "content LINK_LABEL_MISMATCH 15:25: expected SEC01-BP01, found \"SEC01-BP02\"",
            "content URL_NOT_HTTPS 15:37: expected an https address, found"
                + " http://docs.aws.amazon.com/a/own_rule.html");
    assertThat(CatalogCalls.metadata(refusal)).containsEntry("errors", "3");
    assertRefused(() -> editions(ACME, "spoiled"), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldGiveAllErrorsInTheAnswerOfACheckWhenTrailersCanNotHoldThem() {
    ByteString spoiled = ByteString.copyFromUtf8("loose text\n\n".repeat(300));

    Throwable refusal =
        assertRefused(
            () -> send(ACME, Documents.request("many", spoiled)),
            Status.Code.INVALID_ARGUMENT,
            "DOCUMENT_INVALID");
    CheckDocumentResponse checked =
        admin(ACME)
            .checkDocument(
                CheckDocumentRequest.newBuilder()
                    .setFormat(DocumentFormat.DOCUMENT_FORMAT_MARKDOWN)
                    .setContent(spoiled)
                    .build());

    assertThat(CatalogCalls.metadata(refusal)).containsEntry("errors", "302");
    assertThat(CatalogCalls.detail(refusal, BadRequest.class).getFieldViolationsCount())
        .isBetween(25, 301);
    assertThat(checked.getErrorsCount()).isEqualTo(302);
    assertThat(checked.getContentHash()).isEmpty();
  }

  @Test
  void shouldAnswerARepeatedRequestIdAlike() {
    ImportEditionRequest request =
        Documents.request("repeated", Documents.small("One"))
            .setRequestId(UUID.randomUUID().toString())
            .build();

    ImportEditionResponse first = admin(ACME).importEdition(request);
    ImportEditionResponse second = admin(ACME).importEdition(request);

    assertThat(second).isEqualTo(first);
    assertThat(second.getAlreadyExisted()).isFalse();
    assertRefused(
        () -> admin(ACME).importEdition(request.toBuilder().setEditionId("another").build()),
        Status.Code.INVALID_ARGUMENT,
        "REQUEST_ID_REUSED");
  }

  @Test
  void shouldKeepTenantsApart() {
    Edition own = send(ACME, Documents.request("apart", Documents.small("Ours"))).getEdition();

    assertRefused(() -> get(GLOBEX, own.getName()), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
    assertRefused(() -> export(GLOBEX, own.getName()), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
    assertThat(editions(GLOBEX, "-")).isEqualTo(2);
    Edition theirs = send(GLOBEX, Documents.request("apart", Documents.small("Ours"))).getEdition();
    assertThat(theirs.getName()).isEqualTo(own.getName());
    assertThat(theirs.getCreateTime()).isNotEqualTo(own.getCreateTime());
  }

  @Test
  void shouldNotChangeTheBuiltInFramework() {
    assertRefused(
        () -> send(ACME, Documents.request("aws-wa-security", Documents.small("Mine"))),
        Status.Code.FAILED_PRECONDITION,
        "BUILT_IN");
    ImportEditionResponse same = send(ACME, Documents.request("aws-wa-security", Documents.seed()));

    assertThat(same.getAlreadyExisted()).isTrue();
    assertThat(same.getEdition().getName()).isEqualTo(SEED);
  }

  @Test
  void shouldNameTheFieldsThatBreakTheContract() {
    Throwable refusal =
        assertRefused(
            () -> send(ACME, Documents.request("Bad Name", ByteString.EMPTY)),
            Status.Code.INVALID_ARGUMENT,
            "REQUEST_INVALID");

    assertThat(CatalogCalls.detail(refusal, BadRequest.class).getFieldViolationsList())
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactlyInAnyOrder("parent", "content");
  }

  private static ImportEditionResponse send(String tenant, ImportEditionRequest.Builder request) {
    return admin(tenant).importEdition(request.build());
  }

  private static Edition get(String tenant, String name) {
    return admin(tenant).getEdition(GetEditionRequest.newBuilder().setName(name).build());
  }

  private static ByteString export(String tenant, String name) {
    return admin(tenant)
        .exportEdition(ExportEditionRequest.newBuilder().setName(name).build())
        .getContent();
  }

  private static int editions(String tenant, String framework) {
    return admin(tenant)
        .listEditions(ListEditionsRequest.newBuilder().setParent("frameworks/" + framework).build())
        .getEditionsCount();
  }
}
