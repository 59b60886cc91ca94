package io.plumbline.evidence.mapping;

import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.catalog.events.v1.MappedRule;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stores each published mapping set as a revision of its own. The numbers move to it tenant by
 * tenant, in a transaction of their own.
 */
@ApplicationScoped
public class MappingConsumer implements EventHandler {

  private static final String CURRENT =
      """
      insert into mapping_set (tenant, scanner, revision) values ($1, $2, $3)
      on conflict (tenant, scanner) do update set revision = excluded.revision
      where mapping_set.revision < excluded.revision
      returning revision\
      """;

  private static final String RULES =
      "insert into mapped_rule (tenant, scanner, revision, rule, concept) select distinct $1, $2,"
          + " $3::bigint, r, c from unnest($4::text[], $5::text[]) as x(r, c) on conflict do"
          + " nothing";

  @Override
  public String consumer() {
    return "evidence.mapping";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.catalog.mapping-set.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    MappingSetPublished set = event.payload(MappingSetPublished.parser());
    return connection
        .preparedQuery(CURRENT)
        .execute(Tuple.of(event.tenant(), set.getScanner(), event.resourceVersion()))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().voidItem()
                    : connection.preparedQuery(RULES).execute(rules(event, set)).replaceWithVoid());
  }

  private static Tuple rules(ReceivedEvent event, MappingSetPublished set) {
    List<String> rules = new ArrayList<>();
    List<String> concepts = new ArrayList<>();
    for (MappedRule rule : set.getRulesList()) {
      for (String concept : rule.getConceptsList()) {
        rules.add(rule.getRule());
        concepts.add(concept);
      }
    }
    return Tuple.of(event.tenant(), set.getScanner(), event.resourceVersion())
        .addArrayOfString(rules.toArray(String[]::new))
        .addArrayOfString(concepts.toArray(String[]::new));
  }
}
