package io.plumbline.testing;

import static io.plumbline.testing.TlsResources.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.persistence.Migrate;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database with {@code sslmode=verify-full}, as the chart asks for it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@WithTestResource(TlsResources.class)
class TlsDatabaseTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ENCRYPTED =
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

  private final String url = setting("quarkus.datasource.reactive.url", String.class);

  private final Path files = setting("plumbline.test.tls", Path.class);

  @Inject Pool app;

  @Inject
  @ReactiveDataSource("system")
  Pool system;

  @Inject Vertx vertx;

  @TempDir Path directory;

  @Test
  void shouldEncryptBothPools() {
    for (Pool pool : new Pool[] {app, system}) {
      assertThat(
              pool.query(ENCRYPTED)
                  .execute()
                  .map(rows -> rows.iterator().next().getBoolean("ssl"))
                  .await()
                  .atMost(LIMIT))
          .isTrue();
    }
  }

  /**
   * The same options as those of the pools, so that the refusals below are for the right reason.
   */
  @Test
  void shouldLetTheClientInByTheAuthority() throws Exception {
    connect(url, files.resolve("postgres/ca.crt")).get(10, TimeUnit.SECONDS).close();
  }

  @Test
  void shouldRefuseADatabaseOfAnotherAuthority() {
    assertThatThrownBy(() -> connect(url, stranger()).get(10, TimeUnit.SECONDS))
        .hasStackTraceContaining("SSL handshake failed");
    assertThatThrownBy(() -> migrate(url, stranger())).hasStackTraceContaining("PKIX path");
  }

  @Test
  void shouldRefuseADatabaseOfAnotherName() {
    Path authority = files.resolve("postgres/ca.crt");
    String byAddress = url.replace("localhost", "127.0.0.1");
    assertThatThrownBy(() -> connect(byAddress, authority).get(10, TimeUnit.SECONDS))
        .hasStackTraceContaining("SSL handshake failed");
    assertThatThrownBy(() -> migrate(byAddress, authority))
        .hasStackTraceContaining("The hostname 127.0.0.1 could not be verified");
  }

  @Test
  void shouldMigrateOverTls() {
    migrate(url, files.resolve("postgres/ca.crt"));
  }

  private Path stranger() {
    Path own = directory.resolve("own-" + System.nanoTime());
    TestAuthority.in(directory).issue(own, TlsResources.NAMES);
    return own.resolve("ca.crt");
  }

  private static void migrate(String url, Path authority) {
    Migrate.run("notes", "jdbc:" + url + "&sslrootcert=" + authority, TlsResources.PASSWORD);
  }

  private CompletableFuture<PgConnection> connect(String url, Path authority) {
    PgConnectOptions options =
        PgConnectOptions.fromUri(url)
            .setUser("plumbline_notes_app")
            .setPassword(TlsResources.PASSWORD)
            .setPemTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
            .setHostnameVerificationAlgorithm("HTTPS");
    return PgConnection.connect(vertx, options).toCompletionStage().toCompletableFuture();
  }
}
