package io.plumbline.reporting.report;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds unfinished reports of all tenants. A claim lasts {@link #LEASE}; a process that dies loses
 * it, and the next claim counts one attempt more. Two processes never claim the same report.
 */
@ApplicationScoped
public class ReportSweeper {

  static final Duration LEASE = Duration.ofSeconds(30);

  private static final String CLAIM =
      """
      update report set state = 2, progress = 10, attempts = attempts + 1,
                        claimed_until = now() + $1::integer * interval '1 second'
      where (tenant, id) in (
        select tenant, id from report
        where state = 1 or (state = 2 and claimed_until < now())
        order by create_time limit 1 for update skip locked)
      returning tenant, id, workload, assessment, format, author, create_time, attempts
      """;

  private final Pool system;

  @Inject
  public ReportSweeper(@ReactiveDataSource("system") Pool system) {
    this.system = system;
  }

  /** Claims the oldest report that waits or was left behind. */
  Uni<Optional<Job>> claim() {
    return system
        .preparedQuery(CLAIM)
        .execute(Tuple.of((int) LEASE.toSeconds()))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(Job.of(row));
              }
              return Optional.empty();
            });
  }
}
