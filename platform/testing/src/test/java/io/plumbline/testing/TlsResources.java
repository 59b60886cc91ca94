package io.plumbline.testing;

import io.plumbline.embedded.EmbeddedPostgres;
import io.plumbline.embedded.Ports;
import io.plumbline.platform.persistence.Bootstrap;
import io.plumbline.platform.persistence.Migrate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Beside {@link ServiceResources}, a service as the chart sets it up with TLS: its API and its
 * database by files, all verified.
 */
public class TlsResources implements QuarkusTestResourceLifecycleManager {
  /** Of the name {@code localhost} alone: the address is another name. */
  static final String NAMES = "dns:localhost";

  static final String DATABASE = "plumbline_notes";
  static final String PASSWORD = "only-for-tests";

  private EmbeddedPostgres postgres;

  /** A setting of the application that runs; an injected one every other application would miss. */
  static <T> T setting(String name, Class<T> type) {
    return ConfigProvider.getConfig().getValue(name, type);
  }

  @Override
  public Map<String, String> start() {
    Path home = Scratch.directory("tls");
    TestAuthority authority = TestAuthority.in(home);
    authority.issue(home.resolve("api"), NAMES);
    authority.issue(home.resolve("postgres"), NAMES);
    Map<String, String> settings = new HashMap<>();
    settings.putAll(database(home.resolve("postgres")));
    settings.putAll(api(home.resolve("api")));
    settings.put("plumbline.test.tls", home.toString());
    return settings;
  }

  private static Map<String, String> api(Path files) {
    String port = Integer.toString(Ports.free());
    return Map.of(
        "quarkus.http.test-ssl-port",
        port,
        "quarkus.http.insecure-requests",
        "disabled",
        "quarkus.http.tls-configuration-name",
        "api",
        "quarkus.tls.api.key-store.pem.api.cert",
        files.resolve("tls.crt").toString(),
        "quarkus.tls.api.key-store.pem.api.key",
        files.resolve("tls.key").toString(),
        // An hour in the chart.
        "quarkus.tls.api.reload-period",
        "1S");
  }

  private Map<String, String> database(Path files) {
    postgres =
        EmbeddedPostgres.start(
            files.resolveSibling("server"),
            Ports.free(),
            Map.of(
                "ssl", "on",
                "ssl_cert_file", files.resolve("tls.crt").toString(),
                "ssl_key_file", files.resolve("tls.key").toString()));
    String authority = files.resolve("ca.crt").toString();
    String address = "postgresql://localhost:" + postgres.port() + "/";
    String verified = "?sslmode=verify-full";
    String jdbc = "jdbc:" + address + "%s" + verified + "&sslrootcert=" + authority;
    try {
      new Bootstrap(jdbc.formatted("postgres"), EmbeddedPostgres.SUPERUSER, postgres.password())
          .run("notes", new Bootstrap.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be made over TLS", e);
    }
    Migrate.run("notes", jdbc.formatted(DATABASE), PASSWORD);
    Map<String, String> settings = new HashMap<>();
    for (String source : List.of("quarkus.datasource.", "quarkus.datasource.system.")) {
      settings.put(source + "reactive.url", address + DATABASE + verified);
      settings.put(source + "reactive.trust-certificate-pem", "true");
      settings.put(source + "reactive.trust-certificate-pem.certs", authority);
      settings.put(source + "reactive.hostname-verification-algorithm", "HTTPS");
      settings.put(source + "password", PASSWORD);
    }
    return settings;
  }

  /** After the broker, the issuer and the plain database of {@link ServiceResources}. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void stop() {
    postgres.close();
  }
}
