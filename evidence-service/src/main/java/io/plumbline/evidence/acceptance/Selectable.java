package io.plumbline.evidence.acceptance;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.routing.Subject;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What a selector looks at in a finding.
 *
 * @param source the id of its source
 */
public record Selectable(
    String source, String rule, Severity severity, Observation observation, Subject subject) {

  /** A finding as it will be stored. */
  public static Selectable of(String source, Finding finding, Subject subject) {
    return new Selectable(
        source, finding.rule(), finding.severity(), finding.observation(), subject);
  }

  /** From a row with source, rule, severity, observation and what a subject needs. */
  public static Selectable of(Row row, Subject subject) {
    return new Selectable(
        row.getString("source"),
        row.getString("rule"),
        Severity.valueOf(row.getString("severity")),
        Observation.valueOf(row.getString("observation")),
        subject);
  }
}
