package io.plumbline.evidence.recount;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table {@code recount}. Callers hold the tenant's lock alone. */
final class Recounts {

  private static final String SUPERSEDE =
      """
      update recount set state = 'SUPERSEDED', finish_time = $4, update_time = $4
      where tenant = $1 and kind = $2 and workload = $3 and finish_time is null\
      """;

  private static final String INSERT =
      """
      insert into recount (tenant, id, kind, workload, target, concepts, total, due_time,
        create_time, update_time)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)\
      """;

  private static final String ADVANCE =
      """
      update recount set state = 'RUNNING', position = $3, done = $4, examined = examined + $5,
        joined = joined + $6, removed = removed + $7, failures = 0, error = '', update_time = $8,
        due_time = $8, rule = $9
      where tenant = $1 and id = $2\
      """;

  private static final String FINISH =
      "update recount set state = $3, finish_time = $4, update_time = $4"
          + " where tenant = $1 and id = $2";

  /** The pause grows from a second to about four minutes. */
  private static final String FAIL =
      """
      update recount set failures = failures + 1, error = $3, update_time = $4,
        due_time = $4::timestamptz + make_interval(secs => power(2, least(failures, 8)))
      where tenant = $1 and id = $2 and finish_time is null\
      """;

  private Recounts() {}

  /** How far one step went. */
  record Progress(String rule, UUID position, int done, long examined, long joined, long removed) {}

  /** Adds a recount; one of the same kind and workload that is under way gives way to it. */
  static Uni<Void> open(SqlConnection connection, String tenant, Recount recount, Instant now) {
    return connection
        .preparedQuery(SUPERSEDE)
        .execute(Tuple.of(tenant, recount.kind().name(), recount.workload(), time(now)))
        .chain(
            () ->
                connection
                    .preparedQuery(INSERT)
                    .execute(
                        Tuple.of(tenant, recount.id(), recount.kind().name(), recount.workload())
                            .addString(recount.target())
                            .addArrayOfString(recount.concepts().toArray(String[]::new))
                            .addLong(recount.total())
                            .addOffsetDateTime(time(now))))
        .replaceWithVoid();
  }

  /** The recount, when it is not finished. */
  static Uni<Optional<Recount>> unfinished(SqlConnection connection, String tenant, UUID id) {
    return connection
        .preparedQuery(
            "select * from recount where tenant = $1 and id = $2 and finish_time is null")
        .execute(Tuple.of(tenant, id))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(Recount.of(rows.iterator().next())));
  }

  static Uni<Void> advance(
      SqlConnection connection, String tenant, UUID id, Progress progress, Instant now) {
    return connection
        .preparedQuery(ADVANCE)
        .execute(
            Tuple.of(tenant, id, progress.position(), progress.done())
                .addLong(progress.examined())
                .addLong(progress.joined())
                .addLong(progress.removed())
                .addOffsetDateTime(time(now))
                .addString(progress.rule()))
        .replaceWithVoid();
  }

  static Uni<Void> finish(
      SqlConnection connection, String tenant, UUID id, String state, Instant now) {
    return connection
        .preparedQuery(FINISH)
        .execute(Tuple.of(tenant, id, state, time(now)))
        .replaceWithVoid();
  }

  /** Keeps why a step failed, and puts the next one off. */
  static Uni<Void> fail(
      SqlConnection connection, String tenant, UUID id, String error, Instant now) {
    return connection
        .preparedQuery(FAIL)
        .execute(Tuple.of(tenant, id, error, time(now)))
        .replaceWithVoid();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
