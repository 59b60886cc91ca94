package io.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second login role takes the place of the first, as docs/operations/rotation.md has it. */
class SecondRoleTest {
  private static final String SERVICE = "notes";
  private static final String INSERT =
      "insert into inbox (tenant, consumer, source, event_id) values ('%s', 'c', 's', 'second')"
          + " on conflict do nothing";

  @BeforeEach
  void roles() throws SQLException {
    TestDatabase.start(SERVICE);
    try (Connection admin = TestDatabase.asSuperuser(SERVICE);
        Statement statement = admin.createStatement()) {
      for (String kind : new String[] {"app", "system"}) {
        String first = "plumbline_notes_" + kind;
        statement.execute("drop role if exists " + first + "_b");
        statement.execute(
            "create role %1$s_b login nosuperuser nobypassrls inherit in role %1$s password 'new'"
                .formatted(first));
      }
    }
  }

  @Test
  void shouldBindTheSecondRoleOfTheServiceAsTheFirst() throws SQLException {
    try (Connection app = as("app");
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("select set_config('plumbline.tenant', 'second-a', true)");
      statement.execute(INSERT.formatted("second-a"));
      assertThat(count(statement, "select count(*) from inbox where tenant <> 'second-a'"))
          .isZero();
      assertThat(count(statement, "select count(*) from inbox")).isEqualTo(1);
      assertThatThrownBy(() -> statement.execute(INSERT.formatted("second-b")))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void shouldLetTheSecondSystemRoleSeeWhatTheFirstSees() throws SQLException {
    try (Connection first = TestDatabase.asSystem(SERVICE);
        Statement before = first.createStatement();
        Connection second = as("system");
        Statement after = second.createStatement()) {
      assertThat(count(after, "select count(*) from inbox"))
          .isEqualTo(count(before, "select count(*) from inbox"));
      assertThatThrownBy(() -> after.execute("alter table inbox disable row level security"))
          .hasMessageContaining("owner");
    }
  }

  private static Connection as(String kind) throws SQLException {
    return TestDatabase.as(SERVICE, "plumbline_notes_" + kind + "_b", "new");
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
