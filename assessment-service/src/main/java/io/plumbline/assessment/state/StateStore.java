package io.plumbline.assessment.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.inheritance.Source;
import io.plumbline.assessment.state.PracticeState.Derived;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes the states of practices: all that changed, what they were derived from, and the version of
 * the assessment that they make, with one statement.
 */
@ApplicationScoped
public class StateStore {

  private static final String DERIVED =
      "observed, testable, verdict, understated, bucket, risk, level, weight, proven, declared,"
          + " twin_conflict, verdict_at";

  private static final String WRITE =
      """
      with changed as (
        select cast(:tenant as text) as tenant, cast(:workload as text) as workload,
          cast(:assessment as text) as assessment, x.*
        from jsonb_to_recordset(cast(cast(:states as text) as jsonb)) as x(
          practice text, version bigint, answer_revision integer, evidence_version bigint,
          exception uuid, exception_terms integer, source_workload text, source_assessment text,
          source_practice text, source_revision integer, source_evidence bigint,
          observed text, testable boolean, verdict text,
          understated boolean, bucket text, risk text, level text, weight integer, proven integer,
          declared integer, twin_conflict boolean, verdict_at timestamptz)
      ), kept as (
        insert into assessment_revision (tenant, workload, assessment, version, edition_tenant,
          edition, evidence_version, policy_version, mapping_sets, recorded_at)
        values (:tenant, :workload, :assessment, :version, :editionTenant, :edition, :evidence,
          :policy,
          array(select cast(s as uuid)
            from jsonb_array_elements_text(cast(cast(:sets as text) as jsonb)) as s),
          cast(cast(:recorded as text) as timestamptz))
      ), history as (
        insert into practice_state_revision (tenant, workload, assessment, practice, version,
          answer_revision, evidence_version, exception, exception_terms, source_workload,
          source_assessment, source_practice, source_revision, source_evidence, %1$s)
        select tenant, workload, assessment, practice, version, answer_revision, evidence_version,
          exception, exception_terms, source_workload, source_assessment, source_practice,
          source_revision, source_evidence, %1$s from changed
      )
      insert into practice_state (tenant, workload, assessment, practice, version, %1$s)
      select tenant, workload, assessment, practice, version, %1$s from changed
      on conflict (tenant, workload, assessment, practice) do update set
        version = excluded.version, observed = excluded.observed, testable = excluded.testable,
        verdict = excluded.verdict, understated = excluded.understated, bucket = excluded.bucket,
        risk = excluded.risk, level = excluded.level, weight = excluded.weight,
        proven = excluded.proven, declared = excluded.declared,
        twin_conflict = excluded.twin_conflict, verdict_at = excluded.verdict_at
      """
          .formatted(DERIVED);

  private final JsonMapper json = new JsonMapper();

  /**
   * Writes the version that an assessment has just taken.
   *
   * @param testable the mapping sets it was scored with
   * @param changed the practices that the version changed, as they now are
   */
  Uni<Void> write(
      Mutiny.Session session,
      Assessment assessment,
      TestableConcepts testable,
      List<Scored> changed) {
    return session
        .createNativeQuery(WRITE)
        .setParameter("tenant", assessment.key().tenant())
        .setParameter("workload", assessment.key().workload())
        .setParameter("assessment", assessment.key().id())
        .setParameter("version", assessment.version())
        .setParameter("editionTenant", assessment.editionKey().tenant())
        .setParameter("edition", assessment.editionKey().name())
        .setParameter("evidence", assessment.evidenceVersion())
        .setParameter("policy", assessment.policyVersion())
        .setParameter("sets", text(testable.revisions()))
        .setParameter("recorded", assessment.updatedAt().toString())
        .setParameter("states", text(changed.stream().map(StateStore::row).toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> row(Scored scored) {
    Map<String, Object> row = new LinkedHashMap<>();
    Inputs inputs = Inputs.of(scored.row());
    row.put("practice", scored.row().practice().id());
    row.put("version", scored.version());
    row.put("answer_revision", inputs.answerRevision());
    if (inputs.evidenceVersion() != null) {
      row.put("evidence_version", inputs.evidenceVersion());
    }
    if (inputs.exception() != null) {
      row.put("exception", inputs.exception());
    }
    if (inputs.exceptionTerms() != null) {
      row.put("exception_terms", inputs.exceptionTerms());
    }
    if (inputs.source() != null) {
      put(row, inputs.source());
    }
    row.put("verdict_at", scored.verdictAt().toString());
    put(row, scored.derived());
    return row;
  }

  private static void put(Map<String, Object> row, Source source) {
    row.put("source_workload", source.sourceWorkload());
    row.put("source_assessment", source.sourceAssessment());
    row.put("source_practice", source.sourcePractice());
    row.put("source_revision", source.sourceRevision());
    if (source.sourceEvidence() != null) {
      row.put("source_evidence", source.sourceEvidence());
    }
  }

  private static void put(Map<String, Object> row, Derived derived) {
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
  }
}
