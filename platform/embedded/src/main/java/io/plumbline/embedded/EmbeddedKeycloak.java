package io.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak server on 127.0.0.1 with one realm, without TLS. The directory keeps its database; a
 * realm that differs from the last one given starts from an empty database, since Keycloak never
 * imports over an existing realm.
 */
public final class EmbeddedKeycloak implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int HTTP_MILLIS = 2000;

  private final LeashedProcess process;
  private final String issuer;

  private EmbeddedKeycloak(LeashedProcess process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /**
   * A realm to serve.
   *
   * @param name the realm's name
   * @param json its representation, as Keycloak exports it
   */
  public record Realm(String name, String json) {}

  /**
   * Starts a server and waits until the realm answers.
   *
   * @param directory made when missing
   * @param port of 127.0.0.1
   * @param adminPassword password of the user {@code admin} of the master realm
   * @throws StartFailedException with one line that says why
   */
  public static EmbeddedKeycloak start(
      Path directory, int port, Realm realm, String adminPassword) {
    Path home = directory.toAbsolutePath();
    PidFile.endOrphan(home.resolve("keycloak.pid"));
    Path programs = KeycloakDistribution.prepared();
    KeycloakDistribution.link(programs, home);
    placeRealm(home, realm);
    List<String> line = KeycloakDistribution.javaLine(programs, home);
    line.addAll(List.of("start", "--optimized", "--import-realm", "--cache=local"));
    line.addAll(List.of("--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port));
    line.addAll(List.of("--hostname=http://127.0.0.1:" + port));
    // Its profile warns of features that are on by default and that nobody uses here.
    line.add("--log-level=warn,org.keycloak.common.Profile:error");
    Map<String, String> environment =
        Map.of(
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
    LeashedProcess process =
        LeashedProcess.start(LeashedCommand.of("keycloak", line, environment, home));
    String issuer = "http://127.0.0.1:" + port + "/realms/" + realm.name();
    try {
      process.awaitReady(START_LIMIT, () -> answers(issuer));
    } catch (StartFailedException e) {
      process.close();
      throw e;
    }
    return new EmbeddedKeycloak(process, issuer);
  }

  private static void placeRealm(Path home, Realm realm) {
    Path digestFile = home.resolve("realm.sha256");
    String digest = sha256(realm.json());
    try {
      if (!Files.exists(digestFile) || !Files.readString(digestFile).equals(digest)) {
        CacheDirectory.deleteTree(home.resolve("data/h2"));
        Files.writeString(home.resolve("data/import/realm.json"), realm.json());
        Files.writeString(digestFile, digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(String issuer) {
    try {
      URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
      HttpURLConnection connection = (HttpURLConnection) discovery.toURL().openConnection();
      connection.setConnectTimeout(HTTP_MILLIS);
      connection.setReadTimeout(HTTP_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The realm's issuer address. */
  public String issuer() {
    return issuer;
  }

  public LeashedProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
