package io.plumbline.evidence.ingest;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets each connection keep its prepared statements, so that a statement is parsed and planned once
 * and goes out together with others. A statement whose result has whatever columns a table has is
 * not kept: a migration that adds a column would make it fail for as long as the connection lives.
 */
@Singleton
public class CachedStatements implements PgPoolCreator {

  private static final int LONGEST = 8192;
  private static final Pattern ALL_COLUMNS =
      Pattern.compile("(select|returning)\\s+(\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);

  @Override
  public Pool create(Input input) {
    for (PgConnectOptions options : input.pgConnectOptionsList()) {
      options.setCachePreparedStatements(true);
      options.setPreparedStatementCacheSqlFilter(CachedStatements::isKept);
    }
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }

  static boolean isKept(String sql) {
    return sql.length() <= LONGEST && !ALL_COLUMNS.matcher(sql).find();
  }
}
