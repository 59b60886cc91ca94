package io.plumbline.evidence.explorer;

import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One page in reading order.
 *
 * @param before token values of the page before; none when there is none
 * @param after token values of the next page; none when there is none
 */
record FindingPage(
    List<Finding> findings,
    Cursor cursor,
    boolean isFull,
    List<String> before,
    List<String> after) {

  static FindingPage of(RowSet<Row> rows, Cursor cursor, int size, Sight sight) {
    List<Row> shown = new ArrayList<>();
    rows.forEach(shown::add);
    boolean full = shown.size() > size;
    if (full) {
      shown.remove(size);
    }
    if (cursor.backwards()) {
      Collections.reverse(shown);
    }
    boolean earlier = cursor.backwards() ? full : !cursor.isFirst();
    boolean later = cursor.backwards() || full;
    return new FindingPage(
        shown.stream().map(row -> FindingProtos.finding(row, sight).build()).toList(),
        cursor,
        full,
        earlier && !shown.isEmpty() ? Cursor.before(Keys.of(shown.get(0))) : List.of(),
        later && !shown.isEmpty() ? Cursor.after(Keys.of(shown.get(shown.size() - 1))) : List.of());
  }

  /** The same, when the walk stopped at these keys before it came to its end. */
  FindingPage goingOnAfter(List<Keys> last) {
    if (last.isEmpty()) {
      return this;
    }
    Keys keys = last.get(0);
    return cursor.backwards()
        ? new FindingPage(findings, cursor, isFull, Cursor.before(keys), after)
        : new FindingPage(findings, cursor, isFull, before, Cursor.after(keys));
  }

  ListFindingsResponse toProto(Function<List<String>, String> token) {
    return ListFindingsResponse.newBuilder()
        .addAllFindings(findings)
        .setPreviousPageToken(token.apply(before))
        .setNextPageToken(token.apply(after))
        .build();
  }
}
