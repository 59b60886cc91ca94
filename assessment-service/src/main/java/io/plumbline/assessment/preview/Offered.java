package io.plumbline.assessment.preview;

import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.inheritance.Source;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedKey;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What workloads would inherit in an edition that they are not held against yet: two queries,
 * whatever their number.
 */
final class Offered {

  private static final String WANTED =
      """
      select distinct on (w.id, p.id) w.id, p.id as practice, p.concept, s.status, s.degree,
        s.workload, s.assessment, s.practice as answered, s.revision, v.evidence_version
      from workload w
      join inheritance_offer o on
      """
          + Heirs.REACHES
          + """
          join edition_practice p on p.tenant = :editionTenant and p.edition = :edition
          """
          + Heirs.GIVES
          + """
          where w.tenant = :tenant and w.id = any(string_to_array(:workloads, ','))
          order by w.id, p.id,
          """
          + Heirs.FIRST;

  private final Map<Place, Inherited> byPlace;

  private Offered(Map<Place, Inherited> byPlace) {
    this.byPlace = byPlace;
  }

  private record Place(String workload, String practice) {}

  /** What a workload would inherit for a practice; null when nothing. */
  @Nullable Inherited to(String workload, String practice) {
    return byPlace.get(new Place(workload, practice));
  }

  /** What is offered to these workloads. */
  static Uni<Offered> load(
      Mutiny.Session session, String tenant, Collection<String> workloads, Edition.Key edition) {
    return session
        .createNativeQuery(WANTED, Object[].class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", String.join(",", workloads))
        .setParameter("editionTenant", edition.tenant())
        .setParameter("edition", edition.name())
        .getResultList()
        .chain(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(new Offered(Map.of()))
                    : evidence(session, tenant, rows).map(evidence -> of(tenant, rows, evidence)));
  }

  private static Uni<Map<ObservedKey, Observed>> evidence(
      Mutiny.Session session, String tenant, List<Object[]> rows) {
    return session
        .createSelectionQuery(
            "from Observed o where o.key.tenant = :tenant and o.key.workload in (:workloads)"
                + " and o.key.concept in (:concepts)",
            Observed.class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", rows.stream().map(t -> (String) t[5]).distinct().toList())
        .setParameter("concepts", rows.stream().map(t -> (String) t[2]).distinct().toList())
        .getResultList()
        .map(all -> all.stream().collect(Collectors.toMap(Observed::key, Function.identity())));
  }

  private static Offered of(
      String tenant, List<Object[]> rows, Map<ObservedKey, Observed> evidence) {
    Map<Place, Inherited> byPlace = new HashMap<>();
    for (Object[] t : rows) {
      Number version = (Number) t[9];
      Source source =
          new Source(
              (String) t[5],
              (String) t[6],
              (String) t[7],
              ((Number) t[8]).intValue(),
              version == null ? null : version.longValue());
      Declaration declared =
          new Declaration(AnswerStatus.valueOf((String) t[3]), ((Number) t[4]).intValue());
      Observed seen = evidence.get(new ObservedKey(tenant, (String) t[5], (String) t[2]));
      byPlace.put(new Place((String) t[0], (String) t[1]), new Inherited(source, declared, seen));
    }
    return new Offered(byPlace);
  }
}
