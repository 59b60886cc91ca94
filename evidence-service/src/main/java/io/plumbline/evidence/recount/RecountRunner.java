package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Tenants;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Does the work of recounts, step by step, each in a transaction that also says how far it went: a
 * process that dies loses one step, and the next process goes on from there. A step that fails is
 * put off and tried again. Of several replicas one at a time works for a tenant.
 */
@ApplicationScoped
public class RecountRunner {

  private static final Logger LOG = Logger.getLogger(RecountRunner.class);

  /** Steps before the recounts of others have their turn. */
  private static final int TURN = 20;

  private static final String DUE =
      """
      select tenant, id from recount where finish_time is null and due_time <= $1
      order by due_time, id limit 100\
      """;

  private final Pool system;
  private final TenantPool tenants;
  private final RerouteStep reroute;
  private final ConceptStep concept;
  private final Clock clock;

  @Inject
  public RecountRunner(
      @ReactiveDataSource("system") Pool system,
      TenantPool tenants,
      RerouteStep reroute,
      ConceptStep concept,
      Clock clock) {
    this.system = system;
    this.tenants = tenants;
    this.reroute = reroute;
    this.concept = concept;
    this.clock = clock;
  }

  /** Works until nothing is due. */
  @Scheduled(
      every = "${plumbline.evidence.recount:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(this::round)
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Gives every recount that is due a turn; true when some are not finished. */
  private Uni<Boolean> round() {
    return system
        .preparedQuery(DUE)
        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .filter(row -> Tenants.isName(row.getString("tenant")))
        .onItem()
        .transformToUniAndConcatenate(this::turn)
        .collect()
        .with(Collectors.reducing(false, Boolean::logicalOr));
  }

  private Uni<Boolean> turn(Row row) {
    String tenant = row.getString("tenant");
    UUID id = row.getUUID("id");
    return Multi.createBy()
        .repeating()
        .uni(() -> tenants.in(tenant, connection -> step(connection, tenant, id)))
        .whilst(more -> more)
        .select()
        .first(TURN)
        .collect()
        .last()
        .onFailure()
        .recoverWithUni(failure -> putOff(tenant, id, failure));
  }

  private Uni<Boolean> step(SqlConnection connection, String tenant, UUID id) {
    return Locks.tryRecount(connection, tenant)
        .chain(
            mine ->
                mine
                    ? Locks.alone(connection, tenant)
                        .chain(() -> Recounts.unfinished(connection, tenant, id))
                        .chain(
                            found ->
                                found
                                    .map(recount -> step(connection, tenant, recount))
                                    .orElse(Uni.createFrom().item(false)))
                    : Uni.createFrom().item(false));
  }

  private Uni<Boolean> step(SqlConnection connection, String tenant, Recount recount) {
    return recount.kind() == RecountKind.REROUTE
        ? reroute.run(connection, tenant, recount)
        : concept.run(connection, tenant, recount);
  }

  private Uni<Boolean> putOff(String tenant, UUID id, Throwable failure) {
    LOG.errorf(failure, "a step of recounts/%s of %s failed and will be tried again", id, tenant);
    String error = failure.getClass().getSimpleName();
    return tenants
        .in(tenant, c -> Recounts.fail(c, tenant, id, error, clock.instant()))
        .onFailure()
        .recoverWithNull()
        .replaceWith(false);
  }
}
