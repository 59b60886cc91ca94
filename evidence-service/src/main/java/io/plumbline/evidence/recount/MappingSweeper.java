package io.plumbline.evidence.recount;

import io.plumbline.platform.persistence.Tenants;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the tenants whose numbers are counted by an older mapping than the published one. */
@ApplicationScoped
public class MappingSweeper {

  private static final String TENANTS_BEHIND =
      """
      select distinct w.tenant
      from (select distinct tenant from workload) w
      join mapping_set s on s.tenant in (w.tenant, '*')
      left join mapping_applied a
        on a.tenant = w.tenant and a.owner = s.tenant and a.scanner = s.scanner
      where s.revision is distinct from a.revision
        or not exists (select 1 from counting c where c.tenant = w.tenant)
      limit 100\
      """;

  private final Pool system;
  private final MappingCatchUp catchUp;

  @Inject
  public MappingSweeper(@ReactiveDataSource("system") Pool system, MappingCatchUp catchUp) {
    this.system = system;
    this.catchUp = catchUp;
  }

  /** Looks for tenants that are behind. One that fails holds up no other. */
  @Scheduled(
      every = "${plumbline.evidence.mapping-catch-up:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery(TENANTS_BEHIND)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(row -> row.getString(0))
        .filter(Tenants::isName)
        .onItem()
        .transformToUni(tenant -> catchUp.of(tenant).replaceWith(true))
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }
}
