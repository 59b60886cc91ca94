package io.plumbline.evidence.explorer;

import io.plumbline.proto.evidence.v1.FindingFacets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Reads what the bins hold, by facet. */
final class FacetReader {

  private static final List<String> TOGETHER =
      List.of("source", "severity", "observation", "lifecycle", "decision", "class");
  private static final Cursor START = new Cursor(false, List.of());

  private FacetReader() {}

  static Uni<FindingFacets> read(SqlConnection connection, Question question) {
    Parameters parameters = new Parameters(question.tenant());
    Criteria criteria = question.criteria(parameters);
    FacetQuery query = new FacetQuery(criteria, question.walk(criteria, parameters, START));
    return connection
        .preparedQuery(query.sql())
        .execute(parameters.tuple())
        .map(rows -> facets(rows, query, question.sight()))
        .chain(facets -> question.isExact(connection).map(facets::toProto));
  }

  private static Facets facets(RowSet<Row> rows, FacetQuery query, Sight sight) {
    Facets facets = new Facets(query.bits());
    for (Row row : rows) {
      int mask = row.getInteger("mask");
      long findings = row.getLong("findings");
      switch (row.getInteger("absent")) {
        case 0b01111 -> {
          facets.total(mask, findings);
          TOGETHER.forEach(f -> facets.add(f, List.of(row.getString(f)), mask, findings));
        }
        case 0b10111 -> facets.add("rule", List.of(row.getString("rule")), mask, findings);
        case 0b11011 -> facets.add("account", List.of(row.getString("account")), mask, findings);
        case 0b11101 -> facets.add("region", List.of(row.getString("region")), mask, findings);
        default ->
            facets.add(
                "workload", workloads(row.getArrayOfStrings("workloads"), sight), mask, findings);
      }
    }
    return facets;
  }

  /** A finding of two workloads counts for both; one of none counts for the empty name. */
  private static List<String> workloads(String[] routed, Sight sight) {
    return routed.length == 0 ? List.of("") : sight.only(routed);
  }
}
