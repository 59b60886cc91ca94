package io.plumbline.assessment.planning;

import io.plumbline.assessment.improvement.Improvement;
import io.plumbline.assessment.improvement.ImprovementEvent;
import io.plumbline.assessment.improvement.ImprovementKey;
import io.plumbline.assessment.improvement.ImprovementState;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.freshness.Etags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds improvements, never one of a workload the caller may not see. */
@ApplicationScoped
public class Improvements {

  /** Sorts after every due date; the column {@code sort_on} has it where there is none. */
  static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private static final String FROM =
      "from Improvement i, Workload w where i.key.tenant = :tenant and w.key.tenant = :tenant"
          + " and w.key.id = i.key.workload"
          + " and "
          + Sight.CONDITION;

  private final Workloads workloads;

  @Inject
  public Improvements(Workloads workloads) {
    this.workloads = workloads;
  }

  /**
   * What to list.
   *
   * @param workload id of one workload, or nothing for all that are in use
   * @param overdueOn only those overdue on this date
   * @param mine only those owned by this person
   * @param latest what changed last first, instead of what is due first
   */
  record Query(
      Optional<String> workload,
      Optional<ImprovementState> state,
      Optional<String> owner,
      Optional<String> practice,
      Optional<String> concept,
      Optional<LocalDate> overdueOn,
      Optional<Person> mine,
      boolean latest) {}

  /** Somebody, by stable id and by name. */
  record Person(String id, String name) {}

  /** Where a page ended: an improvement, and what it is sorted by. */
  record Cursor(LocalDate due, Instant updated, UUID id) {}

  /** The improvement, or a refusal when there is none this sight reaches. */
  Uni<Improvement> find(Mutiny.Session session, ImprovementKey key, Sight sight) {
    return workload(session, key, sight).chain(() -> improvement(session, key, LockModeType.NONE));
  }

  /** As {@link #find}, locked, for somebody who belongs to its workload and has read this etag. */
  Uni<Improvement> toWrite(Mutiny.Session session, ImprovementKey key, String etag, Sight sight) {
    return workload(session, key, sight)
        .chain(
            workload ->
                improvement(session, key, LockModeType.PESSIMISTIC_WRITE)
                    .invoke(() -> sight.checkBelongs(workload)))
        .invoke(improvement -> Etags.check(etag, improvement.version()));
  }

  private Uni<Workload> workload(Mutiny.Session session, ImprovementKey key, Sight sight) {
    return workloads
        .find(session, key.workloadKey(), sight)
        .map(found -> found.orElseThrow(() -> Refusals.noImprovement(key.name())));
  }

  private static Uni<Improvement> improvement(
      Mutiny.Session session, ImprovementKey key, LockModeType lock) {
    return session
        .find(Improvement.class, key, lock)
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noImprovement(key.name()));
  }

  /** A page of what happened to an improvement, oldest first. */
  static Uni<List<ImprovementEvent>> events(
      Mutiny.Session session, ImprovementKey of, long after, int limit) {
    return session
        .createSelectionQuery(
            "from ImprovementEvent v where v.key.tenant = :tenant and v.key.workload = :workload"
                + " and v.key.improvement = :id and v.key.version > :after order by v.key.version",
            ImprovementEvent.class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("id", of.id())
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A page of improvements of workloads this sight reaches. */
  static Uni<List<Improvement>> page(
      Mutiny.Session session,
      String tenant,
      Sight sight,
      Query query,
      Optional<Cursor> after,
      int limit) {
    Map<String, Object> values = values(tenant, sight, query);
    String hql = "select i " + FROM + conditions(query) + after(query, after, values);
    Mutiny.SelectionQuery<Improvement> selection =
        session.createSelectionQuery(hql, Improvement.class);
    values.forEach(selection::setParameter);
    return selection.setMaxResults(limit).getResultList();
  }

  /** How many there are of what {@link #page} lists. */
  static Uni<Long> count(Mutiny.Session session, String tenant, Sight sight, Query query) {
    Mutiny.SelectionQuery<Long> selection =
        session.createSelectionQuery("select count(*) " + FROM + conditions(query), Long.class);
    values(tenant, sight, query).forEach(selection::setParameter);
    return selection.getSingleResult();
  }

  private static String conditions(Query query) {
    return (query.workload().isPresent()
            ? " and i.key.workload = :workload"
            : " and w.archivedAt is null")
        + (query.state().isPresent() ? " and i.state = :state" : "")
        + (query.owner().isPresent() ? " and i.plan.owner = :owner" : "")
        + (query.practice().isPresent() ? " and i.practice = :practice" : "")
        + (query.concept().isPresent() ? " and i.concept = :concept" : "")
        + (query.overdueOn().isPresent()
            ? " and i.state in (OPEN, IN_PROGRESS) and i.sortOn < :today"
            : "")
        + (query.mine().isPresent()
            ? " and (i.plan.ownerId = :me or i.plan.ownerId = '' and i.plan.owner = :name)"
            : "");
  }

  private static Map<String, Object> values(String tenant, Sight sight, Query query) {
    Map<String, Object> values = new TreeMap<>();
    values.put("tenant", tenant);
    values.put("all", sight.all());
    values.put("keys", sight.keyArray());
    query.workload().ifPresent(value -> values.put("workload", value));
    query.state().ifPresent(value -> values.put("state", value));
    query.owner().ifPresent(value -> values.put("owner", value));
    query.practice().ifPresent(value -> values.put("practice", value));
    query.concept().ifPresent(value -> values.put("concept", value));
    query.overdueOn().ifPresent(value -> values.put("today", value));
    query.mine().ifPresent(value -> values.put("me", value.id()));
    query.mine().ifPresent(value -> values.put("name", value.name()));
    return values;
  }

  private static String after(Query query, Optional<Cursor> after, Map<String, Object> values) {
    String order =
        query.latest()
            ? " order by i.updatedAt desc, i.key.id desc"
            : " order by i.sortOn, i.key.id";
    if (after.isEmpty()) {
      return order;
    }
    values.put("id", after.get().id());
    values.put("sorted", query.latest() ? after.get().updated() : after.get().due());
    return (query.latest()
            ? " and (i.updatedAt < :sorted or i.updatedAt = :sorted and i.key.id < :id)"
            : " and (i.sortOn > :sorted or i.sortOn = :sorted and i.key.id > :id)")
        + order;
  }
}
