package io.plumbline.evidence.routing;

import io.plumbline.evidence.finding.Finding;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/**
 * What routing looks at in a finding.
 *
 * @param tags of the resource, each {@code key=value}
 * @param only limits it to one workload; empty for no limit. It never adds one
 */
public record Subject(
    String account, String region, String resource, List<String> tags, String only) {

  public static Subject of(Finding finding, String only) {
    return new Subject(
        finding.account(),
        finding.region(),
        finding.resource(),
        tags(String.join("\n", finding.tags())),
        only);
  }

  /** From a row with account, region, resource, tags and only_workload. */
  public static Subject of(Row row) {
    return new Subject(
        row.getString("account"),
        row.getString("region"),
        row.getString("resource"),
        tags(row.getString("tags")),
        row.getString("only_workload"));
  }

  private static List<String> tags(String lines) {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
  }
}
