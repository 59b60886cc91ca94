package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
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
 * recount of the workload. One that has run out has ended by itself before it is told.
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

  private final Marking marking;
  private final Clock clock;

  @Inject
  public ExceptionConsumer(Marking marking, Clock clock) {
    this.marking = marking;
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
   * @param inForce whether it is approved and its time is not over
   */
  private record Told(
      String workload, UUID id, long version, boolean inForce, Instant expireAt, byte[] selector) {

    static Told of(ExceptionChanged changed, Instant now) {
      RiskException exception = changed.getException();
      int at = exception.getName().indexOf(COLLECTION);
      Instant expireAt =
          Instant.ofEpochSecond(
              exception.getTerms().getExpireTime().getSeconds(),
              exception.getTerms().getExpireTime().getNanos());
      return new Told(
          exception.getName().substring(Workloads.PREFIX.length(), at),
          UUID.fromString(exception.getName().substring(at + COLLECTION.length())),
          changed.getVersion(),
          exception.getState() == RiskException.State.STATE_APPROVED && expireAt.isAfter(now),
          expireAt,
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
        ? take(connection, event.tenant(), Told.of(changed, clock.instant()))
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
            known ->
                known.isPresent() && known.get().getLong("version") >= told.version()
                    ? nothing()
                    : connection
                        .preparedQuery(UPSERT)
                        .execute(told.row(tenant))
                        .chain(() -> bring(connection, tenant, told, known)));
  }

  /** Brings it to what is stored, when it is told otherwise than it was known. */
  private Uni<Void> bring(SqlConnection connection, String tenant, Told told, Optional<Row> known) {
    if (!known.map(told::changes).orElse(told.inForce())) {
      return nothing();
    }
    Uni<Void> first = nothing();
    if (known.isPresent() && !(told.inForce() && isInForce(known.get()))) {
      // What its marks count for ends here, and begins again when it comes back.
      first = marking.withdraw(connection, tenant, told.workload(), told.id());
      if (told.inForce()) {
        first =
            first.chain(() -> marking.countLeft(connection, tenant, told.workload(), told.id()));
      }
    }
    return first.chain(() -> marking.mark(connection, tenant, told.workload()));
  }

  private boolean isInForce(Row known) {
    return known.getBoolean("in_force")
        && known.getOffsetDateTime("expire_at").toInstant().isAfter(clock.instant());
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
