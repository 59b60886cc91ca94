package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.events.v1.ExceptionChanged;
import io.plumbline.proto.assessment.v1.RiskException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps which exceptions by finding selector are in force. One that comes, goes or gets another end
 * holds for new findings from this transaction on; those that are stored are marked anew by a
 * recount of the workload, whose first step is taken here.
 */
@ApplicationScoped
public class ExceptionConsumer implements EventHandler {

  private static final String COLLECTION = "/exceptions/";

  private static final String KNOWN =
      "select version, in_force, expire_at from selector_exception"
          + " where tenant = $1 and workload = $2 and id = $3";

  private static final String UPSERT =
      """
      insert into selector_exception (tenant, workload, id, version, in_force, expire_at, selector)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (tenant, workload, id) do update set version = excluded.version,
        in_force = excluded.in_force, expire_at = excluded.expire_at\
      """;

  private final RerouteStep reroute;
  private final Clock clock;

  @Inject
  public ExceptionConsumer(RerouteStep reroute, Clock clock) {
    this.reroute = reroute;
    this.clock = clock;
  }

  @Override
  public String consumer() {
    return "evidence.exception";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.exception.v1");
  }

  /**
   * An exception as it is told.
   *
   * @param expireAt by this it is in force no longer; the assessment service says when it is so
   */
  private record Told(
      String workload, UUID id, long version, boolean inForce, Instant expireAt, byte[] selector) {

    static Told of(ExceptionChanged changed) {
      RiskException exception = changed.getException();
      int at = exception.getName().indexOf(COLLECTION);
      return new Told(
          exception.getName().substring(Workloads.PREFIX.length(), at),
          UUID.fromString(exception.getName().substring(at + COLLECTION.length())),
          changed.getVersion(),
          exception.getState() == RiskException.State.STATE_APPROVED,
          Instant.ofEpochSecond(
              exception.getTerms().getExpireTime().getSeconds(),
              exception.getTerms().getExpireTime().getNanos()),
          exception.getSelector().toByteArray());
    }

    Tuple row(String tenant) {
      return Tuple.of(tenant, workload, id, version, inForce)
          .addOffsetDateTime(expireAt.atOffset(ZoneOffset.UTC))
          .addBuffer(Buffer.buffer(selector));
    }

    /** Whether findings are to be marked otherwise than by what is known. */
    boolean changes(Row known) {
      return inForce != known.getBoolean("in_force")
          || inForce && !expireAt.equals(known.getOffsetDateTime("expire_at").toInstant());
    }
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    ExceptionChanged changed = event.payload(ExceptionChanged.parser());
    boolean asked = changed.getVersion() == 1;
    return changed.getException().hasSelector() && !asked
        ? take(connection, event.tenant(), Told.of(changed))
        : nothing();
  }

  private Uni<Void> take(SqlConnection connection, String tenant, Told told) {
    return Locks.alone(connection, tenant)
        .chain(
            () ->
                connection
                    .preparedQuery(KNOWN)
                    .execute(Tuple.of(tenant, told.workload(), told.id())))
        .map(ExceptionConsumer::first)
        .chain(
            known -> {
              if (known.isPresent() && known.get().getLong("version") >= told.version()) {
                return Uni.createFrom().voidItem();
              }
              boolean moved = known.map(told::changes).orElse(told.inForce());
              return connection
                  .preparedQuery(UPSERT)
                  .execute(told.row(tenant))
                  .chain(() -> moved ? mark(connection, tenant, told) : nothing());
            });
  }

  /** A workload that is not known yet is marked when it comes. */
  private Uni<Void> mark(SqlConnection connection, String tenant, Told told) {
    return InForce.raise(connection, tenant)
        .chain(() -> Workloads.scope(connection, tenant, told.workload()))
        .chain(
            workload ->
                workload
                    .map(scoped -> mark(connection, tenant, told.workload(), scoped.version()))
                    .orElseGet(ExceptionConsumer::nothing));
  }

  private Uni<Void> mark(SqlConnection connection, String tenant, String workload, long version) {
    Instant now = clock.instant();
    Recount recount = Recount.reroute(Uuid7.at(now), workload, version);
    return Recounts.open(connection, tenant, recount, now)
        .chain(() -> reroute.run(connection, tenant, recount))
        .replaceWithVoid();
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
