package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.GetNoteRequest;
import io.plumbline.proto.notes.v1.ListNotesRequest;
import io.plumbline.proto.notes.v1.ListNotesResponse;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.plumbline.proto.notes.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class NoteWritesTest {

  private static NoteServiceBlockingStub of(String tenant) {
    return TestCalls.as(
        TestToken.of("ana", "contributor").tenant(tenant), NoteServiceGrpc::newBlockingStub);
  }

  private static CreateNoteRequest note(String name) {
    return CreateNoteRequest.newBuilder().setName(name).setBody("body of " + name).build();
  }

  private static StatusRuntimeException refusal(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run);
  }

  @Test
  void shouldAnswerARepeatedRequestIdWithTheFirstAnswer() {
    // Given
    NoteServiceBlockingStub ana = of("writes-repeat");
    CreateNoteRequest request =
        note("once").toBuilder().setRequestId(UUID.randomUUID().toString()).build();

    // When
    Note first = ana.createNote(request);
    Note repeated = ana.createNote(request);
    StatusRuntimeException other =
        refusal(() -> ana.createNote(request.toBuilder().setBody("another").build()));

    // Then
    assertThat(repeated).isEqualTo(first);
    assertThat(TestCalls.reason(other)).isEqualTo("REQUEST_ID_REUSED");
    assertThat(ana.getNote(get("once", 0)).getVersion()).isEqualTo(1);
  }

  @Test
  void shouldStoreNothingWhenAWriteFailsAndTakeItsRequestIdAgain() {
    // Given
    NoteServiceBlockingStub ana = of("writes-fail");
    String id = UUID.randomUUID().toString();
    CreateNoteRequest failing =
        note("gone").toBuilder().setFailAfterWrite(true).setRequestId(id).build();

    // When
    StatusRuntimeException failed = refusal(() -> ana.createNote(failing));
    Note written = ana.createNote(note("gone").toBuilder().setRequestId(id).build());

    // Then
    assertThat(failed.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(written.getVersion()).isEqualTo(1);
  }

  @Test
  void shouldAbortAWriteWithAnOldEtag() {
    // Given
    NoteServiceBlockingStub ana = of("writes-etag");
    Note first = ana.createNote(note("n"));
    ana.createNote(note("n").toBuilder().setEtag(first.getEtag()).build());

    // When
    StatusRuntimeException old =
        refusal(() -> ana.createNote(note("n").toBuilder().setEtag(first.getEtag()).build()));

    // Then
    assertThat(old.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
    assertThat(TestCalls.reason(old)).isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void shouldPageThroughAllAndRefuseATokenOfAnotherQueryOrTenant() {
    // Given
    NoteServiceBlockingStub ana = of("writes-page");
    List.of("a", "b", "c", "d", "e").forEach(name -> ana.createNote(note(name)));

    // When
    List<String> names = new ArrayList<>();
    ListNotesRequest request = ListNotesRequest.newBuilder().setPageSize(2).build();
    String second = "";
    do {
      ListNotesResponse page = ana.listNotes(request);
      page.getNotesList().forEach(n -> names.add(n.getName()));
      second = second.isEmpty() ? page.getNextPageToken() : second;
      request = request.toBuilder().setPageToken(page.getNextPageToken()).build();
    } while (!request.getPageToken().isEmpty());
    ListNotesRequest token = ListNotesRequest.newBuilder().setPageToken(second).build();

    // Then
    assertThat(names).containsExactly("a", "b", "c", "d", "e");
    assertThat(TestCalls.reason(refusal(() -> of("writes-other").listNotes(token))))
        .isEqualTo("PAGE_TOKEN_INVALID");
    assertThat(
            TestCalls.reason(
                refusal(() -> ana.listNotes(token.toBuilder().setFilter("x").build()))))
        .isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void shouldWaitForAVersionUntilTheDeadline() {
    // Given
    NoteServiceBlockingStub ana = of("writes-wait");
    ana.createNote(note("n"));
    CompletableFuture<Void> later =
        CompletableFuture.runAsync(
            () -> ana.createNote(note("n")),
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

    // When
    Note waited = ana.getNote(get("n", 2));
    later.join();
    StatusRuntimeException never =
        refusal(() -> ana.withDeadlineAfter(2, TimeUnit.SECONDS).getNote(get("n", 99)));

    // Then
    assertThat(waited.getVersion()).isEqualTo(2);
    assertThat(never.getStatus().getCode())
        .isIn(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
  }

  @Test
  void shouldKeepTwoInterleavedTenantsApart() {
    // Given
    NoteServiceBlockingStub a = of("writes-left");
    NoteServiceBlockingStub b = of("writes-right");

    // When
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "n" + i;
      calls.add(CompletableFuture.runAsync(() -> a.createNote(note("left-" + name))));
      calls.add(CompletableFuture.runAsync(() -> b.createNote(note("right-" + name))));
    }
    calls.forEach(CompletableFuture::join);

    // Then
    ListNotesRequest all = ListNotesRequest.newBuilder().setPageSize(1000).build();
    assertThat(a.listNotes(all).getNotesList())
        .hasSize(60)
        .allMatch(n -> n.getName().startsWith("left-"));
    assertThat(b.listNotes(all).getNotesList())
        .hasSize(60)
        .allMatch(n -> n.getName().startsWith("right-"));
  }

  private static GetNoteRequest get(String name, long minVersion) {
    return GetNoteRequest.newBuilder().setName(name).setMinVersion(minVersion).build();
  }
}
