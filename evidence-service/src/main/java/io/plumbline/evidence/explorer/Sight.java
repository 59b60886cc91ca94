package io.plumbline.evidence.explorer;

import io.plumbline.evidence.routing.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which workloads a viewer sees of those there are.
 *
 * @param everything whether unrouted findings are seen too
 * @param asked the workload that is asked about; null when none is. What is accepted elsewhere is
 *     not accepted there
 */
record Sight(boolean everything, Set<String> seen, Set<String> hidden, @Nullable String asked) {

  private static final String WORKLOADS =
      "select id, " + Viewer.sees("$2", "$3") + " as seen from workload w where tenant = $1";

  static Uni<Sight> of(SqlConnection connection, Viewer viewer) {
    if (viewer.everything()) {
      return Uni.createFrom().item(new Sight(true, Set.of(), Set.of(), null));
    }
    return connection
        .preparedQuery(WORKLOADS)
        .execute(Tuple.of(viewer.tenant(), viewer.everything()).addArrayOfString(viewer.keyArray()))
        .map(
            rows -> {
              Set<String> seen = new HashSet<>();
              Set<String> hidden = new HashSet<>();
              for (Row row : rows) {
                (row.getBoolean("seen") ? seen : hidden).add(row.getString("id"));
              }
              return new Sight(false, seen, hidden, null);
            });
  }

  boolean sees(String workload) {
    return everything || seen.contains(workload);
  }

  /** The same for a question about a workload. */
  Sight about(String workload) {
    return new Sight(everything, seen, hidden, workload);
  }

  /** Whether a finding that is covered in these workloads is so for the viewer. */
  boolean accepts(String[] accepted) {
    return only(accepted).stream().anyMatch(w -> asked == null || asked.equals(w));
  }

  /** The same as a condition on a bin {@code b}. */
  String accepts(Parameters parameters) {
    if (asked != null) {
      return sees(asked) ? parameters.add(asked) + " = any(b.accepted)" : "false";
    }
    if (everything || hidden.isEmpty()) {
      return "b.accepted <> '{}'";
    }
    return "not (b.accepted <@ " + parameters.add(hidden.toArray(String[]::new)) + "::text[])";
  }

  List<String> only(String[] workloads) {
    return Stream.of(workloads).filter(this::sees).toList();
  }

  /** The condition on a bin {@code b}; by whichever of the two sets is smaller. */
  String condition(Parameters parameters) {
    if (everything) {
      return "true";
    }
    if (hidden.size() <= seen.size()) {
      return hidden.isEmpty()
          ? "b.workloads <> '{}'"
          : "not (b.workloads <@ " + parameters.add(hidden.toArray(String[]::new)) + "::text[])";
    }
    return "b.workloads && " + parameters.add(seen.toArray(String[]::new)) + "::text[]";
  }
}
