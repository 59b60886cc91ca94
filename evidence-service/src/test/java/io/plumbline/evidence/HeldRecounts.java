package io.plumbline.evidence;

import io.plumbline.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Lets no background step begin for a tenant while it is open, as another replica would. */
final class HeldRecounts implements AutoCloseable {

  private final Connection connection;

  private HeldRecounts(Connection connection) {
    this.connection = connection;
  }

  static HeldRecounts of(Estate estate) {
    try {
      Connection connection = TestDatabase.asSuperuser("evidence");
      connection
          .createStatement()
          .execute("select pg_advisory_lock(hashtextextended('%s', 2))".formatted(estate.tenant));
      return new HeldRecounts(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
