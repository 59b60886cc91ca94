package io.plumbline.platform.persistence;

import java.util.Map;
import org.flywaydb.core.Flyway;

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

  private Migrate() {}

  /**
   * Reads {@code PLUMBLINE_SERVICE}, {@code PLUMBLINE_MIGRATOR_URL} (a JDBC URL) and {@code
   * PLUMBLINE_MIGRATOR_PASSWORD} from the environment.
   */
  public static void main(String[] args) {
    Map<String, String> env = System.getenv();
    run(
        Environment.required(env, "PLUMBLINE_SERVICE"),
        Environment.required(env, "PLUMBLINE_MIGRATOR_URL"),
        Environment.required(env, "PLUMBLINE_MIGRATOR_PASSWORD"));
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
