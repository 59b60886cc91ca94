package io.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path directory;

  @Test
  void shouldKeepItsDataWhenStartedAgain() throws SQLException {
    // Given
    int port = Ports.free();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, port)) {
      execute(postgres, "create table note (text text)");
      execute(postgres, "insert into note values ('kept')");
    }

    // When
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, port);
        Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select text, version() from note")) {

      // Then
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("kept");
      assertThat(rows.getString(2)).startsWith("PostgreSQL 18");
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, postgres.password());
  }
}
