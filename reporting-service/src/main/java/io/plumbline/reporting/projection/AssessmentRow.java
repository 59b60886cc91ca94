package io.plumbline.reporting.projection;

import static java.util.stream.Collectors.joining;

import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.reporting.score.Totals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The row of an assessment: who it is, its versions, its totals and its small wall. */
final class AssessmentRow {

  private static final List<String> COLUMNS = columns();

  private static final String UPSERT =
      "insert into assessment (%s) values (%s)".formatted(String.join(", ", COLUMNS), parameters())
          + " on conflict (tenant, name) do update set "
          + COLUMNS.stream().skip(2).map(c -> c + " = excluded." + c).collect(joining(", "))
          + " where assessment.version < excluded.version";

  private AssessmentRow() {}

  /** Writes the row; false when what is stored is as new or newer. */
  static Uni<Boolean> upsert(
      SqlConnection connection, String tenant, AssessmentChanged change, Totals totals) {
    Assessment assessment = change.getAssessment();
    String name = assessment.getName();
    List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
    row.add(tenant);
    row.add(name);
    row.add(name.substring(0, name.indexOf("/assessments/")));
    row.add(assessment.getVersion());
    row.add(assessment.getEvidenceVersion());
    row.add(assessment.getEdition());
    row.add(assessment.getDisplayName());
    row.add(assessment.getScoringPolicy());
    row.add(Times.column(assessment.getCreateTime()));
    row.add(Times.column(change.getChangeTime()));
    row.add(assessment.getState() == Assessment.State.STATE_SET_ASIDE);
    row.addAll(totals.values());
    row.add(boxed(totals.practices().provenRatio().basisPoints()));
    row.add(boxed(totals.practices().declaredRatio().basisPoints()));
    row.add(boxed(totals.coverage().basisPoints()));
    row.add(Buffer.buffer(SmallWall.of(change.getPracticeStatesList())));
    return connection
        .preparedQuery(UPSERT)
        .execute(Tuple.tuple(row))
        .map(written -> written.rowCount() == 1);
  }

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "tenant",
                "name",
                "workload",
                "version",
                "evidence_version",
                "edition",
                "display_name",
                "scoring_policy",
                "create_time",
                "change_time",
                "set_aside"));
    columns.addAll(Totals.COLUMNS);
    columns.addAll(
        List.of(
            "proven_basis_points", "declared_basis_points", "coverage_basis_points", "small_wall"));
    return List.copyOf(columns);
  }

  private static String parameters() {
    return IntStream.rangeClosed(1, COLUMNS.size()).mapToObj(i -> "$" + i).collect(joining(", "));
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
