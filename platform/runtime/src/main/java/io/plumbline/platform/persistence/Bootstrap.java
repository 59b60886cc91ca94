package io.plumbline.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Makes the roles and the database of one service, as a superuser; run again it changes nothing but
 * the passwords. Production may do the same by its own means.
 */
public final class Bootstrap {

  private final String adminUrl;
  private final String adminUser;
  private final String adminPassword;

  /**
   * A bootstrap on one server.
   *
   * @param adminUrl JDBC URL of any database of the server, for example {@code
   *     jdbc:postgresql://127.0.0.1:5433/postgres}
   */
  public Bootstrap(String adminUrl, String adminUser, String adminPassword) {
    this.adminUrl = adminUrl;
    this.adminUser = adminUser;
    this.adminPassword = adminPassword;
  }

  /** Passwords of the roles that log in. */
  public record Passwords(String migrator, String app, String system) {}

  /**
   * Reads {@code PLUMBLINE_SERVICE}, {@code PLUMBLINE_ADMIN_URL}, {@code PLUMBLINE_ADMIN_USER},
   * {@code PLUMBLINE_ADMIN_PASSWORD}, {@code PLUMBLINE_MIGRATOR_PASSWORD}, {@code
   * PLUMBLINE_APP_PASSWORD} and {@code PLUMBLINE_SYSTEM_PASSWORD} from the environment.
   */
  public static void main(String[] args) throws SQLException {
    Map<String, String> env = System.getenv();
    new Bootstrap(
            Environment.required(env, "PLUMBLINE_ADMIN_URL"),
            Environment.required(env, "PLUMBLINE_ADMIN_USER"),
            env.getOrDefault("PLUMBLINE_ADMIN_PASSWORD", ""))
        .run(
            Environment.required(env, "PLUMBLINE_SERVICE"),
            new Passwords(
                Environment.required(env, "PLUMBLINE_MIGRATOR_PASSWORD"),
                Environment.required(env, "PLUMBLINE_APP_PASSWORD"),
                Environment.required(env, "PLUMBLINE_SYSTEM_PASSWORD")));
  }

  /** Makes roles and database of the service. */
  public void run(String service, Passwords passwords) throws SQLException {
    DatabaseRoles roles = new DatabaseRoles(service);
    try (Connection admin = DriverManager.getConnection(adminUrl, adminUser, adminPassword)) {
      role(admin, roles.owner(), "nologin", "");
      role(admin, roles.migrator(), "login noinherit", passwords.migrator());
      role(admin, roles.app(), "login", passwords.app());
      role(admin, roles.system(), "login", passwords.system());
      execute(admin, "grant " + roles.owner() + " to " + roles.migrator());
      if (!exists(admin, "select 1 from pg_database where datname = ?", roles.database())) {
        execute(admin, "create database " + roles.database() + " owner " + roles.owner());
      }
      execute(admin, "revoke all on database " + roles.database() + " from public");
      execute(
          admin,
          "grant connect on database %s to %s, %s, %s"
              .formatted(roles.database(), roles.migrator(), roles.app(), roles.system()));
    }
  }

  private static void role(Connection admin, String name, String login, String password)
      throws SQLException {
    if (!exists(admin, "select 1 from pg_roles where rolname = ?", name)) {
      execute(admin, "create role " + name);
    }
    String attributes = " nosuperuser nobypassrls nocreatedb nocreaterole " + login;
    execute(admin, "alter role " + name + attributes);
    if (!password.isEmpty()) {
      execute(admin, "alter role " + name + " password " + literal(admin, password));
    }
  }

  private static String literal(Connection admin, String value) throws SQLException {
    try (PreparedStatement quote = admin.prepareStatement("select quote_literal(?)")) {
      quote.setString(1, value);
      try (ResultSet rows = quote.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static boolean exists(Connection admin, String sql, String name) throws SQLException {
    try (PreparedStatement query = admin.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection admin, String sql) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
