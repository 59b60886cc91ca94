package io.plumbline.assessment.workload;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds workloads, never one the caller may not see. Runs in the caller's transaction. */
@ApplicationScoped
public class Workloads {

  private static final String STATE = "state";

  /** The fields that are compared as they are stored. */
  private static final Set<String> STORED =
      Set.of("unit", "environment", "criticality", "owner", "account");

  /** The fields that a list can be filtered by. */
  static final Set<String> FIELDS =
      Stream.concat(STORED.stream(), Stream.of(STATE)).collect(Collectors.toUnmodifiableSet());

  private static final String SEEN =
      "w.key.tenant = :tenant and (:archived = true or w.archivedAt is null) and "
          + Sight.CONDITION;

  /** The workload, or nothing when there is none this sight reaches. */
  public Uni<Optional<Workload>> find(Mutiny.Session session, WorkloadKey key, Sight sight) {
    return session.find(Workload.class, key).map(found -> seen(found, sight));
  }

  /** Refuses a list of one workload that this sight does not reach; one of all is never refused. */
  public Uni<Void> checkSeen(
      Mutiny.Session session, String tenant, Optional<String> workload, Sight sight) {
    if (workload.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    WorkloadKey key = new WorkloadKey(tenant, workload.get());
    return find(session, key, sight)
        .map(found -> found.orElseThrow(() -> WorkloadService.missing(key)))
        .replaceWithVoid();
  }

  /** The ids of those workloads among some that this sight reaches, in one query. */
  public static Uni<Set<String>> seen(
      Mutiny.Session session, String tenant, Set<String> ids, Sight sight) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return session
        .createSelectionQuery(
            "select w.key.id from Workload w where w.key.tenant = :tenant and w.key.id in (:ids)"
                + " and "
                + Sight.CONDITION,
            String.class)
        .setParameter("tenant", tenant)
        .setParameter("ids", ids)
        .setParameter("all", sight.all())
        .setParameter("keys", sight.keyArray())
        .getResultList()
        .map(Set::copyOf);
  }

  /** As {@link #find}, and no other transaction changes it until this one has ended. */
  public Uni<Optional<Workload>> lock(Mutiny.Session session, WorkloadKey key, Sight sight) {
    return session
        .find(Workload.class, key, LockModeType.PESSIMISTIC_WRITE)
        .map(found -> seen(found, sight));
  }

  private static Optional<Workload> seen(@Nullable Workload found, Sight sight) {
    return Optional.ofNullable(found).filter(sight::sees);
  }

  /** Whether a workload is in use, as a filter says it. */
  private enum State {
    IN_USE,
    ARCHIVED
  }

  /**
   * Which workloads to list.
   *
   * @param archived whether archived ones too
   */
  record Query(Filter filter, boolean archived) {}

  /**
   * One page, ordered by id.
   *
   * @param after the id to continue after, empty for the first page
   * @param limit rows at most
   */
  Uni<List<Workload>> page(
      Mutiny.Session session, String tenant, Sight sight, Query which, String after, int limit) {
    String hql =
        "from Workload w where "
            + SEEN
            + conditions(which.filter())
            + " and w.key.id > :after order by w.key.id";
    return bind(session.createSelectionQuery(hql, Workload.class), tenant, sight, which)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many there are of what {@link #page} lists. */
  Uni<Long> count(Mutiny.Session session, String tenant, Sight sight, Query which) {
    String hql = "select count(*) from Workload w where " + SEEN + conditions(which.filter());
    return bind(session.createSelectionQuery(hql, Long.class), tenant, sight, which)
        .getSingleResult();
  }

  private static String conditions(Filter filter) {
    StringBuilder hql = new StringBuilder();
    for (String field : STORED) {
      if (filter.value(field).isPresent()) {
        hql.append(
            field.equals("account")
                ? " and array_intersects(w.accounts, :account)"
                : " and w." + field + " = :" + field);
      }
    }
    filter
        .value(STATE)
        .ifPresent(
            value ->
                hql.append(
                    typed(STATE, value) == State.ARCHIVED
                        ? " and w.archivedAt is not null"
                        : " and w.archivedAt is null"));
    return hql.toString();
  }

  private static <T> Mutiny.SelectionQuery<T> bind(
      Mutiny.SelectionQuery<T> query, String tenant, Sight sight, Query which) {
    query
        .setParameter("tenant", tenant)
        .setParameter("all", sight.all())
        .setParameter("keys", sight.keyArray())
        .setParameter("archived", which.archived() || which.filter().value(STATE).isPresent());
    for (String field : STORED) {
      which
          .filter()
          .value(field)
          .ifPresent(value -> query.setParameter(field, typed(field, value)));
    }
    return query;
  }

  private static Object typed(String field, String value) {
    try {
      return switch (field) {
        case "environment" -> Environment.valueOf(value);
        case "criticality" -> Criticality.valueOf(value);
        case "account" -> new String[] {value};
        case STATE -> State.valueOf(value);
        default -> value;
      };
    } catch (IllegalArgumentException e) {
      throw DomainException.invalid(
          ErrorReason.ERROR_REASON_FIELD_INVALID, "filter", "'" + value + "' is no " + field);
    }
  }
}
