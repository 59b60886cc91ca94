package io.plumbline.notes;

import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.notes.v1.Note;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
public class FactHandler implements EventHandler {

  public static final String TOPIC = "plumbline.other.fact.v1";

  /** How often the next event named "flaky" still fails. */
  public final AtomicInteger failures = new AtomicInteger();

  private static final String UPSERT =
      "insert into fact (tenant, name, version, handled) values ($1, $2, $3, 1)"
          + " on conflict (tenant, name) do update set version = excluded.version,"
          + " handled = fact.handled + 1 where fact.version < excluded.version";

  @Override
  public String consumer() {
    return "notes.facts";
  }

  @Override
  public Set<String> topics() {
    return Set.of(TOPIC);
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    Note note = event.payload(Note.parser());
    return connection
        .preparedQuery(UPSERT)
        .execute(Tuple.of(event.tenant(), note.getName(), event.resourceVersion()))
        .invoke(
            () -> {
              if (note.getName().equals("broken")) {
                throw new IllegalStateException("this one always fails");
              }
              if (note.getName().equals("flaky") && failures.getAndDecrement() > 0) {
                throw new io.vertx.core.VertxException("connection lost, as asked");
              }
            })
        .replaceWithVoid();
  }
}
