package io.plumbline.deploy.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that a document tells people to run.
 *
 * @param role who runs it
 * @param database where
 */
record Statement(Path document, String role, String database, String sql) {

  private static final Pattern PSQL =
      Pattern.compile(
          "psql \"host=\\$PGHOST dbname=(?<database>\\S+) user=(?<role>\\S+) sslmode=verify-full\""
              + " -c \"(?<sql>[^\"]+)\"");

  /** The first line of a block says as whom it runs, and where. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^```sql\n-- as (the superuser|(?<role>\\w+)), in (?<database>\\w+)\n(?<sql>.*?)^```$");

  private static final Pattern ANY = Pattern.compile("(?m)^ *```sql|\\bpsql \"");

  /** Those of a document, in their order, in each form. */
  static List<Statement> in(Path document) {
    String text = Documents.read(document);
    List<Statement> statements = new ArrayList<>();
    for (Pattern form : List.of(PSQL, BLOCK)) {
      Matcher found = form.matcher(text);
      while (found.find()) {
        String role = found.group("role");
        statements.add(
            new Statement(
                document,
                role == null ? "postgres" : role,
                found.group("database"),
                found.group("sql").strip()));
      }
    }
    if (statements.size() != ANY.matcher(text).results().count()) {
      throw new AssertionError(document + " has SQL that does not say who runs it, and where");
    }
    return statements;
  }
}
