package io.plumbline.catalog.framework;

import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.proto.catalog.v1.DeprecateEditionRequest;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.ExportEditionRequest;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc.FrameworkServiceBlockingStub;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import io.plumbline.proto.catalog.v1.ListFrameworksRequest;
import io.plumbline.proto.catalog.v1.PublishEditionRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AccessTest {

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        call(
            "import",
            stub ->
                stub.importEdition(
                    ImportEditionRequest.newBuilder()
                        .setParent("frameworks/access")
                        .setFormat(DocumentFormat.DOCUMENT_FORMAT_MARKDOWN)
                        .setContent(com.google.protobuf.ByteString.copyFromUtf8("# x"))
                        .build())),
        call(
            "publish",
            stub -> stub.publishEdition(PublishEditionRequest.newBuilder().setName(SEED).build())),
        call(
            "deprecate",
            stub ->
                stub.deprecateEdition(DeprecateEditionRequest.newBuilder().setName(SEED).build())));
  }

  static Stream<Arguments> all() {
    return Stream.concat(
        writes(),
        Stream.of(
            call("list", stub -> stub.listFrameworks(ListFrameworksRequest.getDefaultInstance())),
            call(
                "get",
                stub -> stub.getEdition(GetEditionRequest.newBuilder().setName(SEED).build())),
            call(
                "export",
                stub ->
                    stub.exportEdition(ExportEditionRequest.newBuilder().setName(SEED).build()))));
  }

  private static Arguments call(String name, Consumer<FrameworkServiceBlockingStub> call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void shouldRefuseCallsWithoutATokenOrForAnotherAudience(
      String name, Consumer<FrameworkServiceBlockingStub> call) {
    FrameworkServiceBlockingStub nobody =
        TestCalls.anonymous(FrameworkServiceGrpc::newBlockingStub);
    FrameworkServiceBlockingStub elsewhere =
        as(TestToken.of("cato", "catalog-admin").audience("plumbline-evidence"));

    assertRefused(() -> call.accept(nobody), Status.Code.UNAUTHENTICATED, "TOKEN_INVALID");
    assertRefused(() -> call.accept(elsewhere), Status.Code.UNAUTHENTICATED, "TOKEN_INVALID");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldRefuseWritesOfAnyButACatalogAdmin(
      String name, Consumer<FrameworkServiceBlockingStub> call) {
    for (String role : new String[] {"viewer", "contributor", "auditor", "admin"}) {
      assertRefused(
          () -> call.accept(as(TestToken.of("x", role))),
          Status.Code.PERMISSION_DENIED,
          "PERMISSION_MISSING");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "contributor", "reviewer", "approver", "auditor", "admin"})
  void shouldLetEveryRoleOfPeopleRead(String role) {
    assertThat(
            as(TestToken.of("x", role))
                .getEdition(GetEditionRequest.newBuilder().setName(SEED).build())
                .getName())
        .isEqualTo(SEED);
  }

  @Test
  void shouldNotLetAScannerRead() {
    assertRefused(
        () ->
            as(TestToken.ofClient("acme-scanner", "evidence-writer"))
                .getEdition(GetEditionRequest.newBuilder().setName(SEED).build()),
        Status.Code.PERMISSION_DENIED,
        "PERMISSION_MISSING");
  }

  private static FrameworkServiceBlockingStub as(TestToken token) {
    return TestCalls.as(token, FrameworkServiceGrpc::newBlockingStub);
  }
}
