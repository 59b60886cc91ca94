package io.plumbline.evidence.mapping;

import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.v1.Practice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Keeps which concept each practice of a published edition stands for, and makes it a rule. */
@ApplicationScoped
public class EditionConsumer implements EventHandler {

  private static final String UPSERT =
      "insert into practice (tenant, name, concept) select $1, * from unnest($2::text[],"
          + " $3::text[]) on conflict (tenant, name) do update set concept = excluded.concept";

  @Override
  public String consumer() {
    return "evidence.edition";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.catalog.edition.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    if (!event.type().endsWith(".published.v1")) {
      return Uni.createFrom().voidItem();
    }
    List<Practice> practices = event.payload(EditionPublished.parser()).getPracticesList();
    return connection
        .preparedQuery(UPSERT)
        .execute(
            Tuple.of(event.tenant())
                .addArrayOfString(practices.stream().map(Practice::getName).toArray(String[]::new))
                .addArrayOfString(
                    practices.stream().map(Practice::getConcept).toArray(String[]::new)))
        .chain(() -> PracticeRules.renew(connection, event.tenant()));
  }
}
