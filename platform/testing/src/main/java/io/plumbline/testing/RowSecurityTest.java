package io.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Row-level security of a service's whole database, by PostgreSQL's own catalogue. A service
 * extends it as a {@code @QuarkusTest} with {@link ServiceResources}; it needs no code of its own.
 */
public abstract class RowSecurityTest {

  private static final String UNPROTECTED =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select 1 from pg_policy p
                      where p.polrelid = c.oid and p.polname = 'tenant_isolation')
          and exists (select 1 from pg_index i join pg_attribute a
                        on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                      where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant'))
      """;
  private static final String KEYS_WITHOUT_TENANT =
      """
      select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and k.contype in ('u', 'f', 'p') and c.relname not like 'flyway_%'
        and not exists (select 1 from pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'tenant'
                          and a.attnum = any(k.conkey))
      """;
  private static final String VIEWS_OF_THE_OWNER =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and (c.relkind = 'm' or c.relkind = 'v'
        and not coalesce('security_invoker=true' = any(c.reloptions), false))
      """;
  private static final String TENANT_TABLES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
        and has_table_privilege(current_user, c.oid, 'select')
      """;

  private final String service =
      ConfigProvider.getConfig().getValue("plumbline.service", String.class);

  @Test
  void shouldProtectEveryTable() throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser(service)) {
      assertThat(names(admin, UNPROTECTED)).as("tables without row-level security").isEmpty();
      assertThat(names(admin, KEYS_WITHOUT_TENANT)).as("keys without the tenant").isEmpty();
      assertThat(names(admin, VIEWS_OF_THE_OWNER)).as("views that see as the owner").isEmpty();
    }
  }

  @Test
  void shouldShowNothingWhenTheSessionNamesNoTenant() throws SQLException {
    // Given
    seed("row-security-a");
    seed("row-security-b");

    // When
    try (Connection app = TestDatabase.asApp(service)) {
      for (String table : names(app, TENANT_TABLES)) {

        // Then
        assertThat(count(app, "select count(*) from " + table + " where tenant <> '*'"))
            .as(table)
            .isZero();
      }
    }
  }

  @Test
  void shouldHoldThePolicyWhenAQueryForgetsTheTenant() throws SQLException {
    // Given
    seed("row-security-a");
    seed("row-security-b");

    // When
    try (Connection app = TestDatabase.asApp(service)) {
      app.setAutoCommit(false);
      setTenant(app, "row-security-a");

      // Then
      assertThat(count(app, "select count(*) from inbox")).isPositive();
      for (String table : names(app, TENANT_TABLES)) {
        String foreign = " where tenant not in ('row-security-a', '*')";
        assertThat(count(app, "select count(*) from " + table + foreign)).as(table).isZero();
      }
      assertThatThrownBy(() -> insert(app, "row-security-b"))
          .hasMessageContaining("row-level security");
    }
  }

  private void seed(String tenant) throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser(service)) {
      insert(admin, tenant);
    }
  }

  private static void insert(Connection connection, String tenant) throws SQLException {
    String sql = "insert into inbox (tenant, consumer, source, event_id) values (?, 'c', 's', ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, tenant);
      insert.setString(2, UUID.randomUUID().toString());
      insert.executeUpdate();
    }
  }

  private static void setTenant(Connection app, String tenant) throws SQLException {
    String sql = "select set_config('plumbline.tenant', ?, true)";
    try (PreparedStatement set = app.prepareStatement(sql)) {
      set.setString(1, tenant);
      set.executeQuery().close();
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static List<String> names(Connection connection, String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
