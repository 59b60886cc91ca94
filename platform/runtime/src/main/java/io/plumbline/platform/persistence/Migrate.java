package io.plumbline.platform.persistence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the database of one service to the version of its class path: first the tables of the
 * platform ({@code db/platform}), then those of the service ({@code db/migration}), each with its
 * own history. A step of the deployment, never part of a service's start: the service does not hold
 * these credentials.
 *
 * <p>Migrations may use the placeholders <code>${owner}</code>, <code>${app}</code> and <code>
 * ${system}</code> for the names of the roles.
 */
public final class Migrate {

  private static final Logger LOG = Logger.getLogger(Migrate.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_WAIT = 86_400;

  private Migrate() {}

  /**
   * Reads {@code PLUMBLINE_SERVICE}, {@code PLUMBLINE_MIGRATOR_URL} (a JDBC URL), {@code
   * PLUMBLINE_MIGRATOR_PASSWORD} and {@code PLUMBLINE_MIGRATOR_WAIT_SECONDS} (default 0, at most a
   * day) from the environment.
   */
  public static void main(String[] args) throws InterruptedException {
    Map<String, String> env = System.getenv();
    String service = Environment.required(env, "PLUMBLINE_SERVICE");
    String url = Environment.required(env, "PLUMBLINE_MIGRATOR_URL");
    String password = Environment.required(env, "PLUMBLINE_MIGRATOR_PASSWORD");
    int wait = Environment.number(env, "PLUMBLINE_MIGRATOR_WAIT_SECONDS", 0, 0, LONGEST_WAIT);
    await(service, url, password, Duration.ofSeconds(wait));
    run(service, url, password);
  }

  /**
   * Comes back when the database lets the migrator in, or after the limit: an operator may still be
   * making server, role and database, and then every refusal is one that passes. What is refused
   * after the limit, the migration says.
   */
  public static void await(String service, String jdbcUrl, String password, Duration limit)
      throws InterruptedException {
    String user = new DatabaseRoles(service).migrator();
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        DriverManager.getConnection(jdbcUrl, user, password).close();
        return;
      } catch (SQLException e) {
        LOG.infof("waits for the database of %s: %s", service, e.getMessage());
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  /** Migrates; what is there already stays. */
  public static void run(String service, String jdbcUrl, String migratorPassword) {
    DatabaseRoles roles = new DatabaseRoles(service);
    migrate(roles, jdbcUrl, migratorPassword, "classpath:db/platform", "flyway_platform");
    migrate(roles, jdbcUrl, migratorPassword, "classpath:db/migration", "flyway_service");
  }

  private static void migrate(
      DatabaseRoles roles, String jdbcUrl, String password, String location, String history) {
    Flyway.configure(Migrate.class.getClassLoader())
        .dataSource(jdbcUrl, roles.migrator(), password)
        .initSql("set role " + roles.owner())
        .locations(location)
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .validateMigrationNaming(true)
        // Branches are merged in another order than that of the stamps of their migrations.
        .outOfOrder(true)
        .placeholders(Map.of("owner", roles.owner(), "app", roles.app(), "system", roles.system()))
        .load()
        .migrate();
  }
}
