package io.plumbline.reporting.projection;

import static java.util.stream.Collectors.joining;

import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.reporting.score.Totals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one assessment that the caller may see, whole and as of one moment: one statement. */
public final class AssessmentReader {

  /** The workload w the caller may see, and its assessment a: the one named, or the newest. */
  private static final String FOUND =
      " from workload w join lateral (select * from assessment x"
          + " where x.tenant = w.tenant and x.workload = w.name"
          + " and ($5 = '' and not x.set_aside or x.name = $5)"
          + " order by x.create_time desc, x.name desc limit 1) a on true";

  private static final String WHERE = " where w.name = $4 and " + Sight.CONDITION;

  private static final String VERSIONS =
      "select a.name, a.version, a.evidence_version" + FOUND + WHERE;

  private static final String WHOLE =
      "select w.name as workload, w.display_name as workload_display_name, w.owner, w.unit,"
          + " w.environment, w.criticality, a.name, a.display_name, a.edition, a.version,"
          + " a.evidence_version, a.scoring_policy, a.change_time, "
          + Totals.COLUMNS.stream().map(column -> "a." + column).collect(joining(", "))
          + ", "
          + PracticeRows.SELECT
          + FOUND
          + " left join practice p on p.tenant = a.tenant and p.assessment = a.name"
          + WHERE
          + " order by p.ordinal";

  private AssessmentReader() {}

  /**
   * Which assessment.
   *
   * @param workload resource name of the workload
   * @param assessment resource name of the assessment, empty for the workload's newest
   */
  public record Target(String workload, String assessment) {}

  /** How far the projection of an assessment is. */
  public record Versions(String assessment, long version, long evidenceVersion) {}

  /** The versions reached, or nothing when there is no such assessment for the caller. */
  public static Uni<Optional<Versions>> versions(
      SqlConnection connection, Sight sight, Target target) {
    return connection
        .preparedQuery(VERSIONS)
        .execute(parameters(sight, target))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Versions(
                        row.getString("name"),
                        row.getLong("version"),
                        row.getLong("evidence_version")));
              }
              return Optional.empty();
            });
  }

  /** The assessment, or nothing when there is none for the caller. */
  public static Uni<Optional<AssessmentView>> read(
      SqlConnection connection, Sight sight, Target target) {
    return connection
        .preparedQuery(WHOLE)
        .execute(parameters(sight, target))
        .map(AssessmentReader::view);
  }

  private static Tuple parameters(Sight sight, Target target) {
    return sight.parameters().addString(target.workload()).addString(target.assessment());
  }

  private static Optional<AssessmentView> view(RowSet<Row> rows) {
    List<PracticeState> practices = new ArrayList<>(rows.size());
    Row any = null;
    for (Row row : rows) {
      any = row;
      if (row.getString("practice_id") != null) {
        practices.add(PracticeRows.read(row));
      }
    }
    return any == null ? Optional.empty() : Optional.of(view(any, practices));
  }

  private static AssessmentView view(Row row, List<PracticeState> practices) {
    return new AssessmentView(
        Workload.newBuilder()
            .setName(row.getString("workload"))
            .setDisplayName(row.getString("workload_display_name"))
            .setOwner(row.getString("owner"))
            .setUnit(row.getString("unit"))
            .setEnvironmentValue(row.getInteger("environment"))
            .setCriticalityValue(row.getInteger("criticality"))
            .build(),
        row.getString("name"),
        row.getString("display_name"),
        row.getString("edition"),
        row.getLong("version"),
        row.getLong("evidence_version"),
        row.getString("scoring_policy"),
        row.getOffsetDateTime("change_time"),
        Totals.read(row::getLong),
        practices);
  }
}
