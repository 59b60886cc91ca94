package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.FailRequest;
import io.plumbline.proto.notes.v1.GetNoteRequest;
import io.plumbline.proto.notes.v1.ListNotesRequest;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.plumbline.proto.notes.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AccessTest {

  private static NoteServiceBlockingStub as(TestToken token) {
    return TestCalls.as(token, NoteServiceGrpc::newBlockingStub);
  }

  private static void refused(
      NoteServiceBlockingStub stub, Status.Code code, String reason, String what) {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> stub.listNotes(ListNotesRequest.getDefaultInstance()));
    assertThat(refusal.getStatus().getCode()).as(what).isEqualTo(code);
    assertThat(TestCalls.reason(refusal)).as(what).isEqualTo(reason);
  }

  @Test
  void shouldRefuseTokensThatAreNotValidHere() {
    Status.Code code = Status.Code.UNAUTHENTICATED;
    TestToken ana = TestToken.of("ana", "viewer");
    refused(
        TestCalls.anonymous(NoteServiceGrpc::newBlockingStub), code, "TOKEN_INVALID", "no token");
    refused(
        TestCalls.with(Map.of("authorization", "Bearer garbage"), NoteServiceGrpc::newBlockingStub),
        code,
        "TOKEN_INVALID",
        "garbage");
    refused(
        TestCalls.with(Map.of("authorization", "Basic YTpi"), NoteServiceGrpc::newBlockingStub),
        code,
        "TOKEN_INVALID",
        "basic");
    refused(as(ana.expiresIn(Duration.ofMinutes(-5))), code, "TOKEN_EXPIRED", "expired");
    refused(
        as(TestToken.of("ana", "viewer").audience("plumbline-other")),
        code,
        "TOKEN_INVALID",
        "audience");
    refused(
        as(TestToken.of("ana", "viewer").signedByStranger()), code, "TOKEN_INVALID", "stranger");
    refused(
        as(TestToken.of("ana", "viewer").claim("iss", "http://elsewhere")),
        code,
        "TOKEN_INVALID",
        "issuer");
    refused(
        as(TestToken.of("ana", "viewer").claim("typ", "ID")), code, "TOKEN_INVALID", "id token");
  }

  @Test
  void shouldRefuseTokensWithoutExactlyOneTenant() {
    Status.Code code = Status.Code.PERMISSION_DENIED;
    String reason = "TENANT_CLAIM_INVALID";
    refused(as(TestToken.of("ana", "viewer").claim("tenant", null)), code, reason, "none");
    refused(
        as(TestToken.of("ana", "viewer").claim("tenant", List.of("acme"))), code, reason, "list");
    refused(
        as(TestToken.of("ana", "viewer").claim("tenant", List.of("acme", "globex"))),
        code,
        reason,
        "two");
    refused(as(TestToken.of("ana", "viewer").tenant("*")), code, reason, "built-in");
    refused(as(TestToken.of("ana", "viewer").tenant("")), code, reason, "empty");
  }

  @Test
  void shouldRefuseARoleThatIsTooSmall() {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                as(TestToken.of("vic", "viewer"))
                    .createNote(CreateNoteRequest.newBuilder().setName("n").build()));
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(TestCalls.reason(refusal)).isEqualTo("PERMISSION_MISSING");
    refused(
        as(TestToken.of("nobody")), Status.Code.PERMISSION_DENIED, "PERMISSION_MISSING", "no role");
  }

  @Test
  void shouldBelieveATenantInMetadataFromInternalClientsOnly() {
    // Given
    TestToken internal = TestToken.ofClient("reporting", "internal").claim("tenant", null);
    TestToken person = TestToken.of("ana", "contributor").tenant("access-a");
    CreateNoteRequest request = CreateNoteRequest.newBuilder().setName("n").build();

    // When
    Note byInternal =
        TestCalls.with(
                Map.of(
                    "authorization", "Bearer " + internal.sign(), "x-plumbline-tenant", "access-b"),
                NoteServiceGrpc::newBlockingStub)
            .createNote(request);
    Note byPerson =
        TestCalls.with(
                Map.of(
                    "authorization", "Bearer " + person.sign(), "x-plumbline-tenant", "access-b"),
                NoteServiceGrpc::newBlockingStub)
            .createNote(request);

    // Then
    assertThat(byInternal.getTenant()).isEqualTo("access-b");
    assertThat(byPerson.getTenant()).isEqualTo("access-a");
  }

  @Test
  void shouldRefuseRequestsThatBreakTheirRules() {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                as(TestToken.of("ana", "contributor"))
                    .createNote(CreateNoteRequest.getDefaultInstance()));
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(TestCalls.reason(refusal)).isEqualTo("REQUEST_INVALID");
    assertThat(refusal.getStatus().getDescription()).startsWith("name: ");
  }

  @Test
  void shouldAnswerFailuresWithOneReasonAndTellNoSecret() {
    NoteServiceBlockingStub ana = as(TestToken.of("ana", "viewer"));
    StatusRuntimeException sync = fails(ana, "sync");
    StatusRuntimeException async = fails(ana, "async");
    StatusRuntimeException unknown = fails(ana, "unknown");
    assertThat(sync.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(async.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(unknown.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(unknown.getStatus().getDescription()).isEqualTo("internal error");
    assertThat(TestCalls.reason(unknown)).isEqualTo("INTERNAL");
  }

  private static StatusRuntimeException fails(NoteServiceBlockingStub stub, String how) {
    return catchThrowableOfType(
        StatusRuntimeException.class,
        () -> stub.fail(FailRequest.newBuilder().setHow(how).build()));
  }

  @Test
  void shouldKeepARequestIdThatIsGivenAndMakeOneThatIsNot() {
    // Given
    String token = "Bearer " + TestToken.of("ana", "contributor").tenant("access-id").sign();
    CreateNoteRequest request = CreateNoteRequest.newBuilder().setName("n").build();

    // When
    Note given =
        TestCalls.with(
                Map.of("authorization", token, "x-request-id", "abc-1"),
                NoteServiceGrpc::newBlockingStub)
            .createNote(request);
    Note made =
        TestCalls.with(
                Map.of("authorization", token, "x-request-id", "no good\" id"),
                NoteServiceGrpc::newBlockingStub)
            .createNote(request);

    // Then
    assertThat(given.getRequestId()).isEqualTo("abc-1");
    assertThat(made.getRequestId()).hasSize(36);
  }

  @Test
  void shouldShowAnotherTenantsNoteAsAMissingOne() {
    // Given
    as(TestToken.of("ana", "contributor").tenant("access-own"))
        .createNote(CreateNoteRequest.newBuilder().setName("mine").build());

    // When
    GetNoteRequest get = GetNoteRequest.newBuilder().setName("mine").build();
    StatusRuntimeException foreign =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> as(TestToken.of("gus", "viewer").tenant("access-foreign")).getNote(get));

    // Then
    assertThat(foreign.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
  }
}
