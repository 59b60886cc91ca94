package io.plumbline.evidence.source;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The table {@code source}. */
public final class Sources {

  private Sources() {}

  /** The sources registered for a client. */
  public static Uni<List<Sender>> ofClient(
      SqlConnection connection, String tenant, String clientId) {
    return connection
        .preparedQuery(
            "select id, product, accounts from source where tenant = $1 and client_id = $2 order by"
                + " id")
        .execute(Tuple.of(tenant, clientId))
        .map(
            rows -> {
              List<Sender> senders = new ArrayList<>();
              for (Row row : rows) {
                senders.add(
                    new Sender(
                        row.getString(0), row.getString(1), Set.of(row.getArrayOfStrings(2))));
              }
              return senders;
            });
  }

  /** A source as a sender. */
  public static Sender sender(Row row) {
    return new Sender(
        row.getString("id"), row.getString("product"), Set.of(row.getArrayOfStrings("accounts")));
  }
}
