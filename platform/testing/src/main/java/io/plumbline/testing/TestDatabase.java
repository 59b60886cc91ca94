package io.plumbline.testing;

import io.plumbline.embedded.EmbeddedPostgres;
import io.plumbline.platform.persistence.Bootstrap;
import io.plumbline.platform.persistence.DatabaseRoles;
import io.plumbline.platform.persistence.Migrate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The database of the service under test: PostgreSQL 18 as a child process, or, with {@code
 * -Dplumbline.test.containers=true}, in a container.
 */
public final class TestDatabase {

  private static final String PASSWORD = "only-for-tests";

  private TestDatabase() {}

  static Map<String, String> start(String service) {
    String admin = OncePerJvm.value("postgres", TestDatabase::server);
    OncePerJvm.value("postgres." + service, () -> migrated(admin, service));
    String address = admin.substring("jdbc:".length(), admin.indexOf("/postgres?"));
    return Map.of(
        "quarkus.datasource.reactive.url", address + "/" + new DatabaseRoles(service).database(),
        "quarkus.datasource.password", PASSWORD,
        "quarkus.datasource.system.password", PASSWORD);
  }

  /** A connection of the superuser, whom no row-level security binds: for looking, not for code. */
  public static Connection asSuperuser(String service) throws SQLException {
    String database = new DatabaseRoles(service).database();
    return connect(
        OncePerJvm.existing("postgres").replace("/postgres?", "/" + database + "?"),
        new Properties());
  }

  /** A connection of the service's own role, as the application has it. */
  public static Connection asApp(String service) throws SQLException {
    return as(service, new DatabaseRoles(service).app());
  }

  /** A connection of the service's system role. */
  public static Connection asSystem(String service) throws SQLException {
    return as(service, new DatabaseRoles(service).system());
  }

  private static Connection as(String service, String role) throws SQLException {
    return as(service, role, PASSWORD);
  }

  /** A connection of a role a test has made. */
  static Connection as(String service, String role, String password) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", role);
    login.setProperty("password", password);
    return connect(url(service), login);
  }

  /**
   * By the driver itself: in a JVM that ran Quarkus, the manager knows drivers of its loaders only.
   */
  private static Connection connect(String url, Properties login) throws SQLException {
    return Objects.requireNonNull(new Driver().connect(url, login), url);
  }

  private static String url(String service) {
    String admin = OncePerJvm.existing("postgres");
    return admin.substring(0, admin.indexOf("/postgres?"))
        + "/"
        + new DatabaseRoles(service).database();
  }

  private static String migrated(String admin, String service) {
    Bootstrap.Passwords passwords = new Bootstrap.Passwords(PASSWORD, PASSWORD, PASSWORD);
    try {
      new Bootstrap(admin, "", "").run(service, passwords);
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be made", e);
    }
    String url =
        admin.substring(0, admin.indexOf("/postgres?"))
            + "/"
            + new DatabaseRoles(service).database();
    Migrate.run(service, url, PASSWORD);
    return "migrated";
  }

  /** JDBC URL of the superuser, credentials included. */
  private static String server() {
    if (Boolean.getBoolean("plumbline.test.containers")) {
      return ContainerPostgres.start();
    }
    EmbeddedPostgres server = EmbeddedPostgres.startThrowaway(Scratch.directory("postgres"));
    return server.jdbcUrl("postgres")
        + "?user="
        + EmbeddedPostgres.SUPERUSER
        + "&password="
        + server.password();
  }
}
