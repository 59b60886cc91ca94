package io.plumbline.cli.bench;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackState;
import io.plumbline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** The database of the local stack's evidence service, as the superuser sees it. */
final class BenchDatabase implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final Connection connection;

  private BenchDatabase(Connection connection) {
    this.connection = connection;
  }

  static BenchDatabase open(StackHome home, StackState stack) {
    Properties login = new Properties();
    login.setProperty("user", EmbeddedPostgres.SUPERUSER);
    login.setProperty("password", EmbeddedPostgres.passwordOf(home.of(Part.POSTGRES)));
    String url =
        "jdbc:postgresql://127.0.0.1:" + stack.part(Part.POSTGRES).port() + "/plumbline_evidence";
    try {
      BenchDatabase database = new BenchDatabase(DriverManager.getConnection(url, login));
      // The statistics are never up to date with what was just stored.
      database.run("set enable_nestloop = off");
      database.run("set work_mem = '64MB'");
      return database;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Runs a statement that takes no parameters. */
  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The first row of a query, as texts. */
  List<String> row(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        return row;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The first column of the first row. */
  String text(String sql, Object... parameters) {
    return row(sql, parameters).get(0);
  }

  /** Waits until a query answers true. */
  void await(String what, String sql, Object... parameters) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!text(sql, parameters).equals("t")) {
      if (System.nanoTime() > end) {
        throw new CommandFailedException(
            "after " + LIMIT.toSeconds() + " s it is not so that " + what);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  static UUID id(String scan) {
    return UUID.fromString(scan.substring("scans/".length()));
  }

  private static CommandFailedException failed(SQLException e) {
    return new CommandFailedException("the evidence database refuses: " + e.getMessage());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
