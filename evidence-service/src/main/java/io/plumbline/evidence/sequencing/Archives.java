package io.plumbline.evidence.sequencing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.evidence.ledger.LedgerConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The copies outside the database. The newest checkpoint of a tenant is owed until it is stored;
 * one that was overtaken meanwhile need not be, for a later one covers it. What blocks runs on
 * workers.
 */
@ApplicationScoped
public class Archives {

  private static final Logger LOG = Logger.getLogger(Archives.class);

  private final CheckpointArchive archive;
  private final Counter failed;
  private final Map<String, String> owed = new ConcurrentHashMap<>();

  @Inject
  public Archives(LedgerConfig config, MeterRegistry meters) {
    this.archive =
        config
            .checkpointDirectory()
            .<CheckpointArchive>map(CheckpointFiles::new)
            .orElseGet(NoArchive::new);
    this.failed = meters.counter("plumbline.ledger.copies.failed");
  }

  /** The newest copy of a tenant's checkpoints. */
  public Uni<Optional<String>> newest(String tenant) {
    return work(() -> archive.newest(tenant));
  }

  /** All copies of a tenant's checkpoints, oldest first. */
  public Uni<List<String>> all(String tenant) {
    return work(() -> archive.all(tenant));
  }

  Uni<List<String>> tenants() {
    return work(archive::tenants);
  }

  void owe(String tenant, String note) {
    owed.put(tenant, note);
  }

  /** Stores what is owed; what can not be stored stays owed. */
  Uni<Void> settle() {
    return owed.isEmpty()
        ? Uni.createFrom().voidItem()
        : this.<Void>work(
            () -> {
              owed.forEach(this::store);
              return null;
            });
  }

  private void store(String tenant, String note) {
    try {
      archive.store(tenant, note);
      owed.remove(tenant, note);
    } catch (RuntimeException e) {
      failed.increment();
      LOG.errorf(e, "a checkpoint of %s is not stored outside the database", tenant);
    }
  }

  private <T> Uni<T> work(Supplier<T> blocking) {
    return Uni.createFrom().item(blocking).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
