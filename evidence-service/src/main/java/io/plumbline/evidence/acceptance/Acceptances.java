package io.plumbline.evidence.acceptance;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.type.v1.FindingSelector;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The exceptions by selector that are in force, workload by workload; those that last longest
 * first. Immutable; safe to keep for a while.
 */
public final class Acceptances {

  /**
   * The marks of the finding {@code f}, each {@code workload=exception}; tenant is {@code $1}.
   * Looked up only when the boolean {@code %s} says that there may be some.
   */
  public static final String OF_FINDING =
      "case when %s then array(select r.workload || '=' || r.exception from finding_route r"
          + " where r.tenant = $1 and r.finding = f.id and r.exception is not null) else '{}' end";

  private static final String ALL =
      "select workload, id, in_force and expire_at > now() as in_force, selector"
          + " from selector_exception where tenant = $1 order by expire_at desc, id";

  private record InForce(UUID id, Selector selector) {}

  private final boolean any;
  private final Map<String, List<InForce>> ofWorkload;

  private Acceptances(boolean any, Map<String, List<InForce>> ofWorkload) {
    this.any = any;
    this.ofWorkload = ofWorkload;
  }

  /** Those of a tenant; what is read holds as long as its lock. */
  public static Uni<Acceptances> of(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(ALL)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              Map<String, List<InForce>> ofWorkload = new HashMap<>();
              for (Row row : rows) {
                if (row.getBoolean("in_force")) {
                  ofWorkload
                      .computeIfAbsent(row.getString("workload"), key -> new ArrayList<>())
                      .add(new InForce(row.getUUID("id"), selector(row)));
                }
              }
              return new Acceptances(rows.size() > 0, ofWorkload);
            });
  }

  private static Selector selector(Row row) {
    try {
      return Selector.of(FindingSelector.parseFrom(row.getBuffer("selector").getBytes()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored selector can not be read", e);
    }
  }

  /** Whether some finding may be marked: there is, or was, an exception. */
  public boolean any() {
    return any;
  }

  /** By workload the exception that covers a finding there; only where one does. */
  public Map<String, UUID> covering(Collection<String> workloads, Selectable finding) {
    if (ofWorkload.isEmpty()) {
      return Map.of();
    }
    Map<String, UUID> covering = new TreeMap<>();
    for (String workload : workloads) {
      ofWorkload.getOrDefault(workload, List.of()).stream()
          .filter(exception -> exception.selector().selects(finding))
          .findFirst()
          .ifPresent(exception -> covering.put(workload, exception.id()));
    }
    return covering;
  }

  /** The marks in a row with what {@link #OF_FINDING} gives. */
  public static Map<String, UUID> marks(Row row) {
    Map<String, UUID> marks = new TreeMap<>();
    for (String mark : row.getArrayOfStrings("marks")) {
      int at = mark.indexOf('=');
      marks.put(mark.substring(0, at), UUID.fromString(mark.substring(at + 1)));
    }
    return marks;
  }
}
