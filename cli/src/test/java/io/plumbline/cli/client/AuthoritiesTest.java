package io.plumbline.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContextBuilder;
import io.plumbline.proto.catalog.v1.CrosswalkServiceGrpc;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service and an issuer whose certificate no public authority signed. */
class AuthoritiesTest {
  private static final char[] PASSWORD = "only-for-tests".toCharArray();

  @TempDir Path directory;

  private final AtomicReference<String> asked = new AtomicReference<>();
  private Server service;
  private HttpsServer issuer;

  @BeforeEach
  void start() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "own",
        "-keyalg",
        "EC",
        "-dname",
        "CN=own",
        "-ext",
        "san=ip:127.0.0.1");
    keytool("-exportcert", "-alias", "own", "-rfc", "-file", "own.crt");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory manager =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    manager.init(keys, PASSWORD);
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    service =
        NettyServerBuilder.forAddress(loopback)
            .sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(manager)).build())
            .addService(new Crosswalk())
            .build()
            .start();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(manager.getKeyManagers(), null, null);
    issuer = HttpsServer.create(loopback, 0);
    issuer.setHttpsConfigurator(new HttpsConfigurator(context));
    answer(
        "/.well-known/openid-configuration",
        "{\"token_endpoint\":\"%s/token\"}".formatted(issuerAddress()));
    answer("/token", "{\"access_token\":\"a.b.c\"}");
    issuer.start();
  }

  @AfterEach
  void stop() {
    service.shutdownNow();
    issuer.stop(0);
  }

  @Test
  void shouldTrustServiceAndIssuerByTheFileThatIsNamed() {
    CommandRun run = resolve("--ca", directory.resolve("own.crt").toString(), "--scope", "api");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(asked.get()).contains("grant_type=client_credentials").contains("scope=api");
  }

  @Test
  void shouldTrustNobodyElse() {
    CommandRun run = resolve();

    assertThat(run.code()).isNotZero();
    assertThat(run.err()).contains("does not answer").contains("PKIX");
  }

  @Test
  void shouldSayThatAFileHoldsNoCertificate() throws Exception {
    Path file = Files.writeString(directory.resolve("empty.crt"), "nothing");

    CommandRun run = resolve("--ca", file.toString());

    assertThat(run.code()).isNotZero();
    assertThat(run.err()).contains("no certificate in " + file);
  }

  private CommandRun resolve(String... more) {
    String[] usual = {
      "catalog",
      "resolve",
      "SEC01-BP01",
      "--server",
      "https://127.0.0.1:" + service.getPort(),
      "--issuer",
      issuerAddress(),
      "--client-id",
      "c",
      "--client-secret",
      "s"
    };
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return CommandRun.of(all);
  }

  private String issuerAddress() {
    return "https://127.0.0.1:" + issuer.getAddress().getPort();
  }

  private void answer(String path, String json) {
    issuer.createContext(
        path,
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private void keytool(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 6];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    String[] store = {"-keystore", "keys.p12", "-storepass", new String(PASSWORD), "-noprompt"};
    System.arraycopy(store, 0, command, arguments.length + 1, store.length);
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static final class Crosswalk extends CrosswalkServiceGrpc.CrosswalkServiceImplBase {
    @Override
    public void resolvePractice(
        ResolvePracticeRequest request, StreamObserver<ResolvePracticeResponse> response) {
      response.onNext(ResolvePracticeResponse.getDefaultInstance());
      response.onCompleted();
    }
  }
}
