package io.plumbline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** A small real OIDC issuer over HTTP: discovery and keys. Tokens are made by {@link TestToken}. */
public final class TestIssuer {

  private static final String PATH = "/realms/test";

  private TestIssuer() {}

  static Map<String, String> start(String service) {
    OncePerJvm.value("issuer.key", () -> newKey("test-key"));
    OncePerJvm.value("issuer.service", () -> service);
    return Map.of("quarkus.oidc.auth-server-url", OncePerJvm.value("issuer", TestIssuer::serve));
  }

  /** URL of the issuer, {@code iss} of its tokens. */
  public static String url() {
    return OncePerJvm.existing("issuer");
  }

  static String newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      key.setAlgorithm("RS256");
      key.setUse("sig");
      return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  static RsaJsonWebKey key(String json) {
    try {
      return (RsaJsonWebKey) RsaJsonWebKey.Factory.newPublicJwk(json);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String serve() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
      String keys =
          "{\"keys\":["
              + key(OncePerJvm.existing("issuer.key")).toJson(OutputControlLevel.PUBLIC_ONLY)
              + "]}";
      String discovery =
          ("{\"issuer\":\"%s\",\"jwks_uri\":\"%s/certs\",\"token_endpoint\":\"%s/token\","
                  + "\"authorization_endpoint\":\"%s/auth\"}")
              .formatted(issuer, issuer, issuer, issuer);
      serve(server, PATH + "/.well-known/openid-configuration", discovery);
      serve(server, PATH + "/certs", keys);
      Thread thread = new Thread(server::start, "test-issuer");
      thread.setDaemon(true);
      thread.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }
}
