package io.plumbline.catalog.seed;

import static io.plumbline.platform.persistence.Tenants.BUILT_IN;

import io.plumbline.catalog.mapping.MappingProtos;
import io.plumbline.catalog.mapping.MappingSet;
import io.plumbline.catalog.mapping.Rule;
import io.plumbline.catalog.mapping.RuleTable;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores each shipped rule table as the active mapping set of its scanner, once per content. */
@ApplicationScoped
class SeedMappings {

  private static final String TOPIC = "plumbline.catalog.mapping-set.v1";
  private static final String PUBLISHED = "io.plumbline.catalog.mapping-set.published.v1";

  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  @Inject
  SeedMappings(Outbox outbox, Audit audit, Clock clock) {
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<Void> load(Mutiny.Session session) {
    return Multi.createFrom()
        .iterable(Seed.ruleTables())
        .onItem()
        .transformToUniAndConcatenate(table -> load(session, table).replaceWith(table))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> load(Mutiny.Session session, RuleTable table) {
    return session
        .find(MappingSet.class, new MappingSet.Key(BUILT_IN, MappingSet.idOf(table)))
        .chain(found -> found != null ? Uni.createFrom().voidItem() : replace(session, table));
  }

  private Uni<Void> replace(Mutiny.Session session, RuleTable table) {
    MappingSet set =
        new MappingSet(BUILT_IN, table, clock.instant().truncatedTo(ChronoUnit.MICROS));
    List<Rule> rules =
        table.concepts().entrySet().stream()
            .map(
                rule ->
                    new Rule(BUILT_IN, set.id(), table.qualified(rule.getKey()), rule.getValue()))
            .toList();
    return session
        .createMutationQuery("update MappingSet set active = false where scanner = :s and active")
        .setParameter("s", set.scanner())
        .executeUpdate()
        .chain(() -> session.persist(set))
        .chain(() -> session.persistAll(rules.toArray()))
        .chain(session::flush)
        .chain(() -> outbox.write(session, published(set, rules)))
        .chain(
            () ->
                audit.record(session, AuditEntry.of(SeedEditions.ACTION, set.name(), "published")));
  }

  /** Keyed by scanner: a newer set of a scanner replaces the one before it, in order. */
  private static OutboxEvent published(MappingSet set, List<Rule> rules) {
    return OutboxEvent.of(
        BUILT_IN,
        TOPIC,
        "mappingSets/" + set.scanner(),
        PUBLISHED,
        set.name(),
        set.publishTime().toEpochMilli(),
        set.publishTime(),
        MappingProtos.published(set, rules));
  }
}
