package io.plumbline.catalog.seed;

import static io.plumbline.platform.persistence.Tenants.BUILT_IN;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Stores the built-in content at the first start. An advisory lock lets one replica do it while the
 * others wait; what is stored already, by content hash, is left alone and causes no event. The
 * service is ready when it is done.
 */
@ApplicationScoped
public class SeedLoader {

  private static final Logger LOG = Logger.getLogger(SeedLoader.class);

  /** Any number no other lock of this database uses: "seed" in ASCII. */
  private static final long LOCK = 0x73656564L;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final TenantTransaction transaction;
  private final SeedMappings mappings;
  private final SeedCrosswalk crosswalk;
  private final SeedEditions editions;
  private volatile boolean loaded;

  @Inject
  SeedLoader(
      TenantTransaction transaction,
      SeedMappings mappings,
      SeedCrosswalk crosswalk,
      SeedEditions editions) {
    this.transaction = transaction;
    this.mappings = mappings;
    this.crosswalk = crosswalk;
    this.editions = editions;
  }

  /** The crosswalk that imported editions get their concepts and risk levels from. */
  @Produces
  @Singleton
  static Crosswalk crosswalk() {
    return Seed.crosswalk();
  }

  /** Starts loading and tries again until the database is there; nothing else may wait for it. */
  void onStart(@Observes StartupEvent event, Vertx vertx) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    Caller.system(BUILT_IN, "catalog.seed", "catalog.seed").bind(context);
    Uni<Void> attempts =
        Uni.createFrom()
            .deferred(this::load)
            .runSubscriptionOn(task -> context.runOnContext(ignored -> task.run()))
            .onFailure()
            .invoke(failure -> LOG.warn("built-in content could not be stored yet", failure))
            .onFailure()
            .retry()
            .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
            .indefinitely();
    attempts.subscribe().with(done -> LOG.info("built-in content is stored"));
  }

  /** Stores what is missing, in one transaction. */
  Uni<Void> load() {
    return transaction
        .in(
            BUILT_IN,
            session ->
                lock(session)
                    .chain(() -> mappings.load(session))
                    .chain(() -> crosswalk.load(session))
                    .chain(() -> editions.load(session)))
        .invoke(() -> loaded = true);
  }

  private static Uni<Long> lock(Mutiny.Session session) {
    return session
        .createNativeQuery("select count(*) from pg_advisory_xact_lock(:key)", Long.class)
        .setParameter("key", LOCK)
        .getSingleResult();
  }

  /** Ready when the built-in content is stored. */
  @Produces
  @Readiness
  HealthCheck seedCheck() {
    return () -> HealthCheckResponse.named("built-in content").status(loaded).build();
  }
}
