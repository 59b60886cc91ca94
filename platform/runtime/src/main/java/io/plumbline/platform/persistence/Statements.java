package io.plumbline.platform.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The same SQL over either form of a transaction, so that outbox, inbox, audit and idempotency are
 * written once. Parameters are {@code $1}, {@code $2} …, never null; bytes are {@code byte[]}.
 */
public interface Statements {

  /** Runs a statement and gives the number of rows it changed. */
  Uni<Integer> update(String sql, Object... parameters);

  /** Runs a query for the bytes of one column of its first row, or null when there is no row. */
  Uni<byte @Nullable []> bytes(String sql, Object... parameters);

  /** The session or connection beneath, as {@link Commits} knows it. */
  Object unit();

  /** Statements on a Hibernate session. */
  static Statements on(Mutiny.Session session) {
    return new OnSession(session);
  }

  /** Statements on a raw connection. */
  static Statements on(SqlConnection connection) {
    return new OnConnection(connection);
  }

  /** Hibernate form. */
  record OnSession(Mutiny.Session session) implements Statements {

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
      Mutiny.Query<Object> query = session.createNativeQuery(ordinal(sql));
      for (int i = 0; i < parameters.length; i++) {
        query.setParameter(i + 1, parameters[i]);
      }
      return query.executeUpdate();
    }

    @Override
    public Uni<byte @Nullable []> bytes(String sql, Object... parameters) {
      Mutiny.SelectionQuery<byte[]> query = session.createNativeQuery(ordinal(sql), byte[].class);
      for (int i = 0; i < parameters.length; i++) {
        query.setParameter(i + 1, parameters[i]);
      }
      return query.getSingleResultOrNull();
    }

    @Override
    public Object unit() {
      return session;
    }

    private static String ordinal(String sql) {
      return sql.replaceAll("\\$(\\d+)", "?$1");
    }
  }

  /** Raw form. */
  record OnConnection(SqlConnection connection) implements Statements {

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
      return connection.preparedQuery(sql).execute(tuple(parameters)).map(rows -> rows.rowCount());
    }

    @Override
    public Uni<byte @Nullable []> bytes(String sql, Object... parameters) {
      return connection
          .preparedQuery(sql)
          .execute(tuple(parameters))
          .map(
              rows -> {
                for (Row row : rows) {
                  var value = row.getBuffer(0);
                  return value == null ? null : value.getBytes();
                }
                return null;
              });
    }

    @Override
    public Object unit() {
      return connection;
    }

    private static Tuple tuple(Object... parameters) {
      List<Object> values = new ArrayList<>(parameters.length);
      for (Object parameter : parameters) {
        values.add(parameter instanceof byte[] bytes ? Buffer.buffer(bytes) : parameter);
      }
      return Tuple.tuple(values);
    }
  }
}
