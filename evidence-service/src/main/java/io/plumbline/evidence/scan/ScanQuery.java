package io.plumbline.evidence.scan;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a list of scans asks for. Ids sort by the time they were made at. */
final class ScanQuery {

  private static final Map<String, String> PREFIXES =
      Map.of("source", "sources/", "workload", Workloads.PREFIX);

  private static final List<String> FIELDS = List.of("source", "state", "format", "workload");

  private static final String SQL =
      """
      select * from scan s where tenant = $1 and id %s $2
        and ($3 = '' or source = $3) and ($4 = '' or state = $4) and ($5 = '' or format = $5)
        and ($6 = '' or workload = $6 and exists (
          select 1 from workload w where w.tenant = $1 and w.id = $6 and %s))
      order by id %s limit $7\
      """;

  private static final UUID LAST = new UUID(-1, -1);
  private static final UUID FIRST = new UUID(0, 0);

  private final Filter filter;
  private final boolean newestFirst;

  private ScanQuery(Filter filter, boolean newestFirst) {
    this.filter = filter;
    this.newestFirst = newestFirst;
  }

  /**
   * Reads a request.
   *
   * @throws DomainException INVALID_ARGUMENT when its filter or order can not be read
   */
  static ScanQuery of(ListScansRequest request) {
    Filter filter = Filter.parse(request.getFilter(), Set.copyOf(FIELDS));
    boolean newestFirst =
        switch (request.getOrderBy()) {
          case "", "create_time desc" -> true;
          case "create_time", "create_time asc" -> false;
          default ->
              throw DomainException.invalid(
                  ERROR_REASON_FIELD_INVALID,
                  "order_by",
                  "must be create_time or create_time desc");
        };
    return new ScanQuery(filter, newestFirst);
  }

  /** What a page token is bound to. */
  String canonical() {
    return filter.canonical() + newestFirst;
  }

  String sql() {
    return SQL.formatted(
        newestFirst ? "<" : ">", Viewer.sees("$8", "$9"), newestFirst ? "desc" : "asc");
  }

  /** Rows after that one, from the start without one. */
  Tuple parameters(Viewer viewer, List<String> after, int limit) {
    UUID from = after.isEmpty() ? newestFirst ? LAST : FIRST : UUID.fromString(after.get(0));
    Tuple tuple = Tuple.of(viewer.tenant(), from);
    FIELDS.forEach(field -> tuple.addString(value(field)));
    return tuple
        .addInteger(limit)
        .addBoolean(viewer.everything())
        .addArrayOfString(viewer.keyArray());
  }

  /**
   * The value asked for without the prefix of its name; one that has another prefix is no value.
   */
  private String value(String field) {
    String prefix = PREFIXES.getOrDefault(field, "");
    return filter
        .value(field)
        .map(text -> text.startsWith(prefix) ? text.substring(prefix.length()) : "?" + text)
        .orElse("");
  }
}
