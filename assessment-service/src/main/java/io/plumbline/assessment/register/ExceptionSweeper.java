package io.plumbline.assessment.register;

import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.exception.ExceptionEvent.Act;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.platform.persistence.TenantTransaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Ends what has expired. When that is stands in the database, so nothing is missed by a service
 * that was down at that minute; where two replicas meet, the second finds it ended.
 */
@ApplicationScoped
public class ExceptionSweeper {

  private static final String DUE =
      "select tenant, workload, id from risk_exception where state in ('REQUESTED', 'APPROVED')"
          + " and expire_at <= $1 order by expire_at limit 500";

  private final Pool system;
  private final TenantTransaction transaction;
  private final ExceptionWriter writer;
  private final Clock clock;

  @Inject
  public ExceptionSweeper(
      @ReactiveDataSource("system") Pool system,
      TenantTransaction transaction,
      ExceptionWriter writer,
      Clock clock) {
    this.system = system;
    this.transaction = transaction;
    this.writer = writer;
    this.clock = clock;
  }

  /** One round; what fails is tried again in the next. */
  @Scheduled(
      every = "${plumbline.assessment.exception-sweep:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return system
        .preparedQuery(DUE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(row -> expire(row, now))
        .collectFailures()
        .concatenate()
        .onItem()
        .ignoreAsUni()
        .replaceWithVoid();
  }

  private Uni<Boolean> expire(Row row, Instant now) {
    ExceptionKey key = new ExceptionKey(row.getString(0), row.getString(1), row.getUUID(2));
    return transaction
        .in(
            key.tenant(),
            session ->
                session
                    .find(RiskException.class, key, LockModeType.PESSIMISTIC_WRITE)
                    .chain(found -> expire(session, found, now)))
        .replaceWith(true);
  }

  private Uni<Void> expire(Mutiny.Session session, @Nullable RiskException found, Instant now) {
    if (found == null || found.expireAt().isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    return ExceptionAction.EXPIRE
        .next(found.state(), found.renewing())
        .map(
            next ->
                Exceptions.terms(session, found.key(), found.concernedRevision())
                    .chain(
                        terms ->
                            writer.acted(
                                session,
                                found,
                                ExceptionAction.EXPIRE,
                                next,
                                terms,
                                Act.byTime(now))))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
