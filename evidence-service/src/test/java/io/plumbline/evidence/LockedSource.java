package io.plumbline.evidence;

import io.plumbline.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Holds the lock that writers of a tenant's findings need, as a slow database would. */
final class LockedSource implements AutoCloseable {

  private final Connection connection;

  LockedSource(String tenant) {
    try {
      connection = TestDatabase.asSuperuser("evidence");
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
          connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
        lock.setString(1, tenant);
        lock.execute();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
