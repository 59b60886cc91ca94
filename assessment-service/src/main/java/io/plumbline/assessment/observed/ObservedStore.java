package io.plumbline.assessment.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.evidence.events.v1.ObservedConcept;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what is observed: all concepts of an event, and their revisions, with one statement. */
@ApplicationScoped
public class ObservedStore {

  private static final String COLUMNS =
      "tenant, workload, concept, evidence_version, pass, fail, warn, stale_pass, stale_fail,"
          + " stale_warn, newest_at, next_expire_at, ever_attested, accepted_by, accepted_items,"
          + " changed_at";

  private static final String WRITE =
      """
      with incoming as (
        select :tenant as tenant, :workload as workload, concept,
          cast(:version as bigint) as evidence_version, pass, fail, warn, stale_pass, stale_fail, stale_warn, newest_at, next_expire_at,
          ever_attested, accepted_by, accepted_items, cast(cast(:changed as text) as timestamptz) as changed_at
        from jsonb_to_recordset(cast(cast(:concepts as text) as jsonb)) as x(
          concept text, pass bigint, fail bigint, warn bigint, stale_pass bigint,
          stale_fail bigint, stale_warn bigint, newest_at timestamptz,
          next_expire_at timestamptz, ever_attested boolean, accepted_by uuid[],
          accepted_items bigint[])
      ), kept as (
        insert into observed_revision (%1$s, recorded_at)
        select %1$s, cast(cast(:recorded as text) as timestamptz) from incoming on conflict do nothing
      )
      insert into observed as o (%1$s) select %1$s from incoming
      on conflict (tenant, workload, concept) do update set
        evidence_version = excluded.evidence_version, pass = excluded.pass, fail = excluded.fail,
        warn = excluded.warn, stale_pass = excluded.stale_pass, stale_fail = excluded.stale_fail,
        stale_warn = excluded.stale_warn, newest_at = excluded.newest_at,
        next_expire_at = excluded.next_expire_at, ever_attested = excluded.ever_attested,
        accepted_by = excluded.accepted_by, accepted_items = excluded.accepted_items,
        changed_at = excluded.changed_at
      where o.evidence_version < excluded.evidence_version
      returning concept
      """
          .formatted(COLUMNS);

  private final JsonMapper json = new JsonMapper();
  private final Clock clock;

  @Inject
  public ObservedStore(Clock clock) {
    this.clock = clock;
  }

  /**
   * Keeps what an event says. A concept of which something newer is known stays as it is.
   *
   * @param workload the id of the workload
   * @return the concepts that changed
   */
  public Uni<Set<String>> write(
      Mutiny.Session session, String tenant, String workload, PracticesObserved event) {
    List<Map<String, Object>> rows =
        event.getConceptsList().stream().map(ObservedStore::row).toList();
    return session
        .createNativeQuery(WRITE, String.class)
        .setParameter("tenant", tenant)
        .setParameter("workload", workload)
        .setParameter("version", event.getEvidenceVersion())
        .setParameter("changed", Times.instant(event.getChangeTime()).toString())
        .setParameter("recorded", clock.instant().toString())
        .setParameter("concepts", text(rows))
        .getResultList()
        .map(HashSet::new);
  }

  private String text(List<Map<String, Object>> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String exception(AcceptedItems accepted) {
    String name = accepted.getException();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Map<String, Object> row(ObservedConcept concept) {
    EvidenceCounts counts = concept.getCounts();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("concept", concept.getConcept());
    row.put("pass", counts.getPass());
    row.put("fail", counts.getFail());
    row.put("warn", counts.getWarn());
    row.put("stale_pass", counts.getStalePass());
    row.put("stale_fail", counts.getStaleFail());
    row.put("stale_warn", counts.getStaleWarn());
    row.put("ever_attested", counts.getEverAttested());
    List<AcceptedItems> accepted = counts.getAcceptedList();
    row.put("accepted_by", accepted.stream().map(ObservedStore::exception).toList());
    row.put("accepted_items", accepted.stream().map(AcceptedItems::getCount).toList());
    if (counts.hasNewestObserveTime()) {
      row.put("newest_at", Times.instant(counts.getNewestObserveTime()).toString());
    }
    if (counts.hasNextExpireTime()) {
      row.put("next_expire_at", Times.instant(counts.getNextExpireTime()).toString());
    }
    return row;
  }
}
