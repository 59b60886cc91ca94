package io.plumbline.assessment.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.state.PracticeState.Derived;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes the states of practices: all that changed, with one statement. */
@ApplicationScoped
public class StateStore {

  private static final String WRITE =
      """
      insert into practice_state as s (
        tenant, workload, assessment, practice, version, observed, testable, verdict, understated,
        bucket, risk, level, weight, proven, declared, twin_conflict, verdict_at)
      select :tenant, :workload, :assessment, practice, version, observed, testable, verdict,
        understated, bucket, risk, level, weight, proven, declared, twin_conflict, verdict_at
      from jsonb_to_recordset(cast(cast(:states as text) as jsonb)) as x(
        practice text, version bigint, observed text, testable boolean, verdict text,
        understated boolean, bucket text, risk text, level text, weight integer, proven integer,
        declared integer, twin_conflict boolean, verdict_at timestamptz)
      on conflict (tenant, workload, assessment, practice) do update set
        version = excluded.version, observed = excluded.observed, testable = excluded.testable,
        verdict = excluded.verdict, understated = excluded.understated, bucket = excluded.bucket,
        risk = excluded.risk, level = excluded.level, weight = excluded.weight,
        proven = excluded.proven, declared = excluded.declared,
        twin_conflict = excluded.twin_conflict, verdict_at = excluded.verdict_at
      """;

  private final JsonMapper json = new JsonMapper();

  /** Writes practices of one assessment as they now are. */
  Uni<Void> write(Mutiny.Session session, AssessmentKey assessment, List<Scored> practices) {
    if (practices.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(WRITE)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setParameter("states", text(practices.stream().map(StateStore::row).toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private String text(List<Map<String, Object>> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> row(Scored scored) {
    Derived derived = scored.derived();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("practice", scored.row().practice().id());
    row.put("version", scored.version());
    row.put("observed", derived.observed());
    row.put("testable", derived.testable());
    row.put("verdict", derived.verdict());
    row.put("understated", derived.understated());
    row.put("bucket", derived.bucket());
    row.put("risk", derived.risk());
    row.put("level", derived.level());
    row.put("weight", derived.weight());
    row.put("proven", derived.proven());
    row.put("declared", derived.declared());
    row.put("twin_conflict", derived.twinConflict());
    row.put("verdict_at", scored.verdictAt().toString());
    return row;
  }
}
