package io.plumbline.testing;

import static io.plumbline.testing.TlsResources.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.plumbline.proto.notes.v1.ListNotesRequest;
import io.plumbline.proto.notes.v1.ListNotesResponse;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over TLS by files, as a pod has it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@WithTestResource(TlsResources.class)
class TlsServiceTest {
  private final int port = setting("quarkus.http.test-ssl-port", Integer.class);

  private final Path files = setting("plumbline.test.tls", Path.class);

  @TempDir Path directory;

  @Test
  void shouldAnswerCallsOverTls() throws IOException {
    ManagedChannel channel = trusting(files.resolve("api/ca.crt"), "localhost");
    try {
      assertThat(call(channel).getNotesList()).isEmpty();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void shouldNotBeTakenForTheServiceByAnotherAuthority() throws IOException {
    TestAuthority.in(directory).issue(directory.resolve("own"), TlsResources.NAMES);
    ManagedChannel channel = trusting(directory.resolve("own/ca.crt"), "localhost");
    try {
      assertThat(refusal(channel)).hasStackTraceContaining("PKIX path");
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void shouldNotBeTakenForTheServiceUnderAnotherName() throws IOException {
    ManagedChannel channel = trusting(files.resolve("api/ca.crt"), "127.0.0.1");
    try {
      assertThat(refusal(channel))
          .hasCauseInstanceOf(SSLHandshakeException.class)
          .hasStackTraceContaining("127.0.0.1");
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void shouldNotAnswerInPlainText() {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    try {
      refusal(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  /** What cert-manager renews is served without a restart. */
  @Test
  void shouldServeARenewedCertificate() throws IOException, GeneralSecurityException {
    ManagedChannel channel = trusting(files.resolve("api/ca.crt"), "localhost");
    try {
      call(channel);
      String before = served();
      String renewed = TestAuthority.in(files).issue(files.resolve("api"), TlsResources.NAMES);
      assertThat(renewed).isNotEqualTo(before);

      // In the moment of the change Vert.x lets a new handshake fail; who calls tries again.
      await()
          .atMost(Duration.ofSeconds(15))
          .ignoreException(SSLHandshakeException.class)
          .until(this::served, renewed::equals);

      assertThat(call(channel).getNotesList()).as("the open connection goes on").isEmpty();
    } finally {
      channel.shutdownNow();
    }
  }

  private ManagedChannel trusting(Path authority, String name) throws IOException {
    return NettyChannelBuilder.forAddress(name, port)
        .sslContext(GrpcSslContexts.forClient().trustManager(authority.toFile()).build())
        .build();
  }

  private static ListNotesResponse call(ManagedChannel channel) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + TestToken.of("ana", "viewer").tenant("tls").sign());
    return NoteServiceGrpc.newBlockingStub(
            ClientInterceptors.intercept(
                channel, MetadataUtils.newAttachHeadersInterceptor(headers)))
        .listNotes(ListNotesRequest.getDefaultInstance());
  }

  private static StatusRuntimeException refusal(ManagedChannel channel) {
    StatusRuntimeException refusal =
        catchThrowableOfType(StatusRuntimeException.class, () -> call(channel));
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    return refusal;
  }

  /** The serial number a new connection is shown. */
  private String served() throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.startHandshake();
      X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return leaf.getSerialNumber().toString(16);
    }
  }

  /** For looking at a certificate, whoever signed it. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
