package io.plumbline.evidence.recount;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/**
 * A recount that is not finished.
 *
 * @param workload the one that is routed anew; empty for the other kinds
 * @param target what it leads to, to tell whether that is still what is wanted
 * @param rule of the last route that was looked at, where routes are
 * @param position the last finding that was looked at
 * @param concepts those to be counted, in order
 * @param done how many of them are counted
 * @param examined how many findings were looked at
 * @param total how many routes there are to look at; 0 where all findings are
 */
record Recount(
    UUID id,
    RecountKind kind,
    String workload,
    String target,
    String rule,
    UUID position,
    List<String> concepts,
    int done,
    long examined,
    long total) {

  private static final UUID START = new UUID(0, 0);

  /** Routes the stored findings of a workload anew, by this version of its scope. */
  static Recount reroute(UUID id, String workload, long version) {
    return marking(id, workload, version, 0);
  }

  /** Marks the findings of a workload anew, of which there are so many. */
  static Recount marking(UUID id, String workload, long version, long total) {
    return new Recount(
        id,
        RecountKind.REROUTE,
        workload,
        Long.toString(version),
        "",
        START,
        List.of(),
        0,
        0,
        total);
  }

  /** Counts concepts anew. */
  static Recount ofConcepts(UUID id, RecountKind kind, String target, List<String> concepts) {
    return new Recount(id, kind, "", target, "", START, concepts, 0, 0, 0);
  }

  static Recount of(Row row) {
    return new Recount(
        row.getUUID("id"),
        RecountKind.valueOf(row.getString("kind")),
        row.getString("workload"),
        row.getString("target"),
        row.getString("rule"),
        row.getUUID("position"),
        List.of(row.getArrayOfStrings("concepts")),
        row.getInteger("done"),
        row.getLong("examined"),
        row.getLong("total"));
  }

  /**
   * How much of the work is done, 0 to 99. Ids of findings are cut from a hash, so the place of one
   * among all possible ids is its place among all that are stored.
   */
  int percent() {
    if (total > 0) {
      return (int) Math.min(99, examined * 100 / total);
    }
    if (kind == RecountKind.REROUTE) {
      return (int) ((position.getMostSignificantBits() >>> 32) * 100 >>> 32);
    }
    return concepts.isEmpty() ? 0 : Math.min(99, done * 100 / concepts.size());
  }
}
