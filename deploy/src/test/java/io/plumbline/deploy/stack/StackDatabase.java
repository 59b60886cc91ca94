package io.plumbline.deploy.stack;

import io.plumbline.cli.stack.Part;
import io.plumbline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database of a service of the running stack holds, as the superuser sees it. */
record StackDatabase(RunningStack stack, Part service) {

  /** The rows of a query, each as its columns with blanks between. */
  List<String> rows(String sql) {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/plumbline_%s"
            .formatted(stack.state().part(Part.POSTGRES).port(), service.label());
    String password = EmbeddedPostgres.passwordOf(stack.home().of(Part.POSTGRES));
    try (Connection connection =
            DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long number(String sql) {
    return Long.parseLong(rows(sql).get(0));
  }
}
