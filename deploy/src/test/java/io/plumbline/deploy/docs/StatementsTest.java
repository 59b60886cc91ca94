package io.plumbline.deploy.docs;

import io.plumbline.cli.stack.Part;
import io.plumbline.deploy.stack.RunningStack;
import io.plumbline.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL in the documents runs, as the role they name, on the databases of a real stack. */
class StatementsTest {
  private static final RunningStack STACK = RunningStack.get();

  /** What a document says for one database, in its order: a role is made before it is dropped. */
  static Stream<List<Statement>> statements() {
    return Documents.all().stream()
        .flatMap(
            document ->
                Statement.in(document).stream()
                    .collect(Collectors.groupingBy(Statement::database))
                    .values()
                    .stream());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void shouldRunAsTheRoleTheDocumentNames(List<Statement> statements) throws SQLException {
    try (Connection connection = connection(statements.get(0).database());
        java.sql.Statement session = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Statement statement : statements) {
        session.execute("set session authorization " + statement.role());
        session.execute(statement.sql());
        session.execute("reset session authorization");
      }
      connection.rollback();
    }
  }

  private static Connection connection(String database) throws SQLException {
    Path postgres = STACK.home().of(Part.POSTGRES);
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(STACK.state().part(Part.POSTGRES).port(), database);
    return DriverManager.getConnection(
        url, EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.passwordOf(postgres));
  }
}
