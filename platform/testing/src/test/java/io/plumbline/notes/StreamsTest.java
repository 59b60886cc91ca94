package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.plumbline.proto.notes.v1.NoteStreamServiceGrpc;
import io.plumbline.proto.notes.v1.WatchNotesRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class StreamsTest {

  @Test
  void shouldEndAStreamWithItsToken() {
    // Given
    TestToken shortLived = TestToken.of("ana", "viewer").expiresIn(Duration.ofSeconds(3));

    // When
    Iterator<Note> notes =
        TestCalls.as(shortLived, NoteServiceGrpc::newBlockingStub)
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .watchNotes(WatchNotesRequest.getDefaultInstance());
    AtomicInteger seen = new AtomicInteger();
    StatusRuntimeException end =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> notes.forEachRemaining(note -> seen.incrementAndGet()));

    // Then
    assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(TestCalls.reason(end)).isEqualTo("TOKEN_EXPIRED");
    assertThat(seen.get()).isPositive();
  }

  @Test
  void shouldWriteFromAClientStreamAndRefuseAnInvalidFirstMessage() throws Exception {
    // When
    Throwable ok = push("", "good", "better");
    Throwable invalid = push("", "");

    // Then
    assertThat(ok).isNull();
    assertThat(Status.fromThrowable(invalid).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(TestCalls.reason(invalid)).isEqualTo("REQUEST_INVALID");
  }

  @Test
  void shouldTakeAStreamLongerThanAnHttpBodyMayBe() throws Exception {
    // Given
    String[] names = IntStream.range(0, 15).mapToObj(i -> "long" + i).toArray(String[]::new);

    // When
    Throwable end = push("x".repeat(1_000_000), names);

    // Then
    assertThat(end).isNull();
  }

  private static Throwable push(String body, String... names) throws Exception {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    StreamObserver<CreateNoteRequest> requests =
        TestCalls.as(
                TestToken.of("ana", "contributor").tenant("streams-push"),
                NoteStreamServiceGrpc::newStub)
            .pushNotes(
                new StreamObserver<>() {
                  @Override
                  public void onNext(Note note) {}

                  @Override
                  public void onError(Throwable failure) {
                    ended.complete(failure);
                  }

                  @Override
                  public void onCompleted() {
                    ended.complete(null);
                  }
                });
    for (String name : names) {
      String text = name.equals(names[0]) ? "" : body;
      requests.onNext(CreateNoteRequest.newBuilder().setName(name).setBody(text).build());
    }
    requests.onCompleted();
    return ended.get(30, TimeUnit.SECONDS);
  }

  @Test
  void shouldShowTheContractToTokensOnly() {
    assertThat(reflect(Map.of()).getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(reflect(Map.of("authorization", "Bearer " + TestToken.of("ana", "viewer").sign())))
        .isNull();
  }

  private static StatusRuntimeException reflect(Map<String, String> headers) {
    CompletableFuture<StatusRuntimeException> ended = new CompletableFuture<>();
    var stub = TestCalls.with(headers, io.grpc.reflection.v1.ServerReflectionGrpc::newStub);
    var requests =
        stub.serverReflectionInfo(
            new StreamObserver<io.grpc.reflection.v1.ServerReflectionResponse>() {
              @Override
              public void onNext(io.grpc.reflection.v1.ServerReflectionResponse response) {
                ended.complete(null);
              }

              @Override
              public void onError(Throwable failure) {
                ended.complete((StatusRuntimeException) failure);
              }

              @Override
              public void onCompleted() {}
            });
    requests.onNext(
        io.grpc.reflection.v1.ServerReflectionRequest.newBuilder().setListServices("").build());
    StatusRuntimeException end = ended.orTimeout(20, TimeUnit.SECONDS).join();
    return end;
  }

  @Test
  void shouldBeReadyAndAliveOnTheManagementPort() {
    int port =
        org.eclipse.microprofile.config.ConfigProvider.getConfig()
            .getValue("quarkus.management.port", Integer.class);
    String ready =
        RestAssured.get("http://127.0.0.1:" + port + "/q/health/ready").then().extract().asString();
    assertThat(ready).contains("\"status\": \"UP\"").contains("kafka").contains("issuer-keys");
    assertThat(RestAssured.get("http://127.0.0.1:" + port + "/q/metrics").statusCode())
        .isEqualTo(200);
  }
}
