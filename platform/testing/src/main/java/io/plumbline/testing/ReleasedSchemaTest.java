package io.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The service of the last release works on the database of this one: every migration since then
 * only adds. Its schema is {@code src/test/resources/released.schema}; a release renews it by
 * {@code -Dtest='*ReleasedSchemaTest' -Drenew}. A service extends this with its name.
 */
public abstract class ReleasedSchemaTest {

  private static final Path FILE = Path.of("src/test/resources/released.schema");

  private final String service;

  protected ReleasedSchemaTest(String service) {
    this.service = service;
  }

  @BeforeEach
  void migrated() {
    TestDatabase.start(service);
  }

  @Test
  void shouldLetTheReleaseBeforeGoOn() throws SQLException, IOException {
    try (Connection admin = TestDatabase.asSuperuser(service)) {
      assertThat(Expansion.breaks(released(), SchemaLines.of(admin), SchemaLines.keepers(admin)))
          .as("what the service of the last release falls over, see docs/operations/upgrade.md")
          .isEmpty();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "renew", matches = ".*")
  void renew() throws SQLException, IOException {
    try (Connection admin = TestDatabase.asSuperuser(service)) {
      SortedSet<String> lines = SchemaLines.of(admin);
      Files.writeString(FILE, String.join("\n", lines) + "\n");
    }
  }

  /** Runs statements of a tenant by the service's own role; gives the first value of the last. */
  protected final @Nullable String as(String tenant, String... statements) throws SQLException {
    try (Connection app = TestDatabase.asApp(service);
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("select set_config('plumbline.tenant', '" + tenant + "', true)");
      String first = null;
      for (String sql : statements) {
        if (statement.execute(sql)) {
          try (ResultSet rows = statement.getResultSet()) {
            first = rows.next() ? rows.getString(1) : null;
          }
        }
      }
      app.commit();
      return first;
    }
  }

  private static List<String> released() throws IOException {
    try (InputStream file = ReleasedSchemaTest.class.getResourceAsStream("/released.schema")) {
      assertThat(file).as("src/test/resources/released.schema").isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
