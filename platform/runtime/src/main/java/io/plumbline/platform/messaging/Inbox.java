package io.plumbline.platform.messaging;

import io.plumbline.platform.persistence.Statements;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Handles an event once: its inbox row and what the handler writes are one transaction. */
@ApplicationScoped
class Inbox {

  private static final String TAKE =
      "insert into inbox (tenant, consumer, source, event_id) values ($1, $2, $3, $4)"
          + " on conflict do nothing";

  private final TenantPool pool;
  private final TenantTransaction transaction;

  @Inject
  Inbox(TenantPool pool, TenantTransaction transaction) {
    this.pool = pool;
    this.transaction = transaction;
  }

  /** Gives whether the event was new to this consumer. */
  Uni<Boolean> handle(EventHandler handler, ReceivedEvent event) {
    return pool.in(
        event.tenant(),
        connection ->
            once(
                Statements.on(connection),
                handler.consumer(),
                event,
                () -> handler.handle(connection, event)));
  }

  /** Gives whether the event was new to this consumer. */
  Uni<Boolean> handle(SessionEventHandler handler, ReceivedEvent event) {
    return transaction.in(
        event.tenant(),
        session ->
            once(
                Statements.on(session),
                handler.consumer(),
                event,
                () -> handler.handle(session, event)));
  }

  private static Uni<Boolean> once(
      Statements statements, String consumer, ReceivedEvent event, Supplier<Uni<Void>> work) {
    return statements
        .update(TAKE, event.tenant(), consumer, event.source(), event.id())
        .chain(taken -> taken == 0 ? Uni.createFrom().item(false) : work.get().replaceWith(true));
  }
}
