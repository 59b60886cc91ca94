package io.plumbline.evidence.rollup;

import io.plumbline.evidence.routing.Workloads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps the numbers in the transaction that changes the evidence, and tells the change. The number
 * a transaction leaves behind is the number a full count would give.
 */
@ApplicationScoped
public class RollupService {

  private final ObservedEvents events;
  private final Clock clock;

  @Inject
  public RollupService(ObservedEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds and removes items of scanners.
   *
   * @return the evidence versions of the workloads whose numbers changed
   */
  public Uni<Map<String, Long>> apply(
      SqlConnection connection, String tenant, RollupChanges changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Instant now = now();
    return locked(connection, tenant, changes.workloads(), Kind.SCANNER, changes.keys())
        .chain(rollups -> settle(connection, tenant, changes, rollups, now));
  }

  /** Locks and loads with one round trip: the server loads when it has the locks. */
  private static Uni<Map<RollupKey, Rollup>> locked(
      SqlConnection connection,
      String tenant,
      Set<String> workloads,
      Kind kind,
      Collection<RollupKey> keys) {
    return Uni.combine()
        .all()
        .unis(
            Workloads.lock(connection, tenant, workloads),
            RollupTable.load(connection, tenant, kind, keys))
        .with((locked, loaded) -> loaded);
  }

  private Uni<Map<String, Long>> settle(
      SqlConnection connection,
      String tenant,
      RollupChanges changes,
      Map<RollupKey, Rollup> rollups,
      Instant now) {
    Map<RollupKey, Numbers> before = numbers(rollups);
    Map<RollupKey, Rollup> kept = new HashMap<>();
    Set<RollupKey> due = new HashSet<>();
    for (RollupKey key : changes.keys()) {
      Rollup rollup = rollups.computeIfAbsent(key, k -> Rollup.empty(now));
      changes.applyTo(key, rollup);
      if (rollup.isDue(now)) {
        due.add(key);
      } else {
        kept.put(key, rollup);
      }
    }
    Uni<Void> saved = RollupTable.save(connection, tenant, Kind.SCANNER, kept);
    if (due.isEmpty()) {
      return Uni.combine()
          .all()
          .unis(saved, events.publish(connection, tenant, changed(before, kept), now))
          .with((nothing, versions) -> versions);
    }
    return saved
        .chain(() -> count(connection, tenant, Kind.SCANNER, due, now))
        .chain(
            counted -> {
              kept.putAll(counted);
              return events.publish(connection, tenant, changed(before, kept), now);
            });
  }

  /** Counts these numbers from the rows and tells what changed. */
  public Uni<Map<String, Long>> recount(
      SqlConnection connection, String tenant, Kind kind, Collection<RollupKey> keys) {
    if (keys.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Instant now = now();
    Set<String> workloads =
        keys.stream().map(RollupKey::workload).collect(Collectors.toCollection(TreeSet::new));
    return locked(connection, tenant, workloads, kind, keys)
        .chain(
            before ->
                count(connection, tenant, kind, keys, now)
                    .chain(
                        after ->
                            events.publish(
                                connection, tenant, changed(numbers(before), after), now)));
  }

  /**
   * Counts a number of people anew and tells it whether it has changed or not: until when it holds
   * may have changed.
   */
  public Uni<Map<String, Long>> recountPeople(
      SqlConnection connection, String tenant, RollupKey key) {
    Instant now = now();
    return Workloads.lock(connection, tenant, Set.of(key.workload()))
        .chain(() -> count(connection, tenant, Kind.PERSON, List.of(key), now))
        .chain(() -> events.publish(connection, tenant, List.of(key), now));
  }

  /**
   * Ends what exceptions by selector cover in a workload, at once and for all of it, and tells it.
   * The caller has the tenant's lock alone and has stored that they are not in force; marks that
   * are left count for nothing.
   */
  public Uni<Void> withdraw(
      SqlConnection connection, String tenant, String workload, Collection<UUID> exceptions) {
    return Workloads.lock(connection, tenant, Set.of(workload))
        .chain(() -> RollupTable.withdraw(connection, tenant, workload, exceptions))
        .chain(changed -> events.publish(connection, tenant, changed, now()))
        .replaceWithVoid();
  }

  /** Counts what the first release wrote in a workload, which knows nothing of exceptions. */
  public Uni<Void> countUnknown(SqlConnection connection, String tenant, String workload) {
    return RollupTable.unknown(connection, tenant, workload)
        .chain(keys -> recount(connection, tenant, Kind.SCANNER, keys))
        .replaceWithVoid();
  }

  /**
   * Counts anew what is due or not exact in these workloads. What a re-route makes inexact is left
   * to its end: each scan that ends meanwhile would count it all.
   */
  public Uni<Map<String, Long>> refresh(
      SqlConnection connection, String tenant, Collection<String> workloads) {
    return refresh(connection, tenant, workloads, Kind.SCANNER)
        .chain(
            scanner ->
                refresh(connection, tenant, workloads, Kind.PERSON)
                    .map(
                        person -> {
                          Map<String, Long> versions = new HashMap<>(scanner);
                          versions.putAll(person);
                          return versions;
                        }));
  }

  private Uni<Map<String, Long>> refresh(
      SqlConnection connection, String tenant, Collection<String> workloads, Kind kind) {
    return connection
        .preparedQuery(
            "select r.workload, r.concept from rollup r"
                + " join workload w on w.tenant = $1 and w.id = r.workload"
                + " where r.tenant = $1 and r.kind = $2 and r.workload = any($3)"
                + " and (not r.exact and w.routed_version = w.scope_version"
                + " or r.next_expiry <= $4)")
        .execute(
            Tuple.of(tenant, kind.name())
                .addArrayOfString(workloads.toArray(String[]::new))
                .addOffsetDateTime(now().atOffset(ZoneOffset.UTC)))
        .chain(
            rows -> {
              Set<RollupKey> keys = new HashSet<>();
              rows.forEach(row -> keys.add(new RollupKey(row.getString(0), row.getString(1))));
              return recount(connection, tenant, kind, keys);
            });
  }

  private static Uni<Map<RollupKey, Rollup>> count(
      SqlConnection connection, String tenant, Kind kind, Collection<RollupKey> keys, Instant now) {
    return keys.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : RollupTable.count(connection, tenant, kind, keys, now);
  }

  private static Map<RollupKey, Numbers> numbers(Map<RollupKey, Rollup> rollups) {
    Map<RollupKey, Numbers> numbers = new HashMap<>();
    rollups.forEach((key, rollup) -> numbers.put(key, rollup.numbers()));
    return numbers;
  }

  private static Set<RollupKey> changed(
      Map<RollupKey, Numbers> before, Map<RollupKey, Rollup> after) {
    return after.entrySet().stream()
        .filter(e -> !e.getValue().numbers().equals(before.getOrDefault(e.getKey(), Numbers.NONE)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
