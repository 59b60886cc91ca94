package io.plumbline.evidence.quarantine;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Builds queries over refused records: what is asked for, within what the viewer sees. */
final class QuarantineQuery {

  /** Fields a list can be filtered by. */
  static final Set<String> FIELDS = Set.of("scan", "source", "reason", "account", "state");

  /** Every column but the original. */
  static final String COLUMNS =
      "q.scan, q.index, q.byte_offset, q.line, q.reason, q.message, q.account, q.create_time,"
          + " q.state, q.retries, q.settle_time, q.settler, q.settlement, s.source,"
          + " octet_length(q.original) as size";

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "scan", "q.scan = %s",
          "source", "s.source = %s",
          "reason", "q.reason = %s",
          "account", "q.account = %s",
          "state", "q.state = %s");

  private static final Map<String, String> PREFIXES =
      Map.of("scan", "scans/", "source", "sources/", "state", "STATE_");

  /** The id of no scan. */
  private static final UUID NONE = new UUID(0, 0);

  private final List<Object> values = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  QuarantineQuery(Viewer viewer) {
    values.add(viewer.tenant());
    values.add(viewer.everything());
    values.add(viewer.keyArray());
    conditions.add("q.tenant = $1");
    conditions.add(
        "($2::boolean or exists (select 1 from workload w where w.tenant = $1"
            + " and q.account = any(w.accounts) and "
            + Viewer.sees("$2", "$3")
            + "))");
  }

  QuarantineQuery where(Filter filter) {
    for (String field : FIELDS) {
      filter
          .value(field)
          .ifPresent(value -> and(CONDITIONS.getOrDefault(field, ""), value(field, value)));
    }
    return this;
  }

  /** Limits to one scan. */
  QuarantineQuery of(UUID scan) {
    return and("q.scan = %s", scan);
  }

  QuarantineQuery named(Collection<Long> indexes) {
    return and("q.index = any(%s)", indexes.toArray(Long[]::new));
  }

  QuarantineQuery open() {
    conditions.add("q.state = 'OPEN'");
    return this;
  }

  /** Leaves out scans that have not ended. */
  QuarantineQuery ended() {
    conditions.add("s.state <> 'RUNNING'");
    return this;
  }

  QuarantineQuery after(UUID scan, long index) {
    values.add(scan);
    values.add(index);
    int n = values.size();
    conditions.add("(q.scan, q.index) > ($" + (n - 1) + ", $" + n + ")");
    return this;
  }

  QuarantineQuery before(OffsetDateTime created, UUID scan, long index) {
    values.add(created);
    values.add(scan);
    values.add(index);
    int n = values.size();
    conditions.add(
        "(q.create_time, q.scan, q.index) < ($" + (n - 2) + ", $" + (n - 1) + ", $" + n + ")");
    return this;
  }

  private QuarantineQuery and(String condition, Object value) {
    values.add(value);
    conditions.add(condition.formatted("$" + values.size()));
    return this;
  }

  private static Object value(String field, String value) {
    String prefix = PREFIXES.getOrDefault(field, "");
    String plain = value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    return switch (field) {
      case "scan" -> uuid(plain).orElse(NONE);
      case "state" -> plain.toUpperCase(Locale.ROOT);
      default -> plain;
    };
  }

  String sql(String columns, String order, int limit) {
    return "select "
        + columns
        + " from quarantined_record q join scan s on s.tenant = q.tenant and s.id = q.scan where "
        + String.join(" and ", conditions)
        + " order by "
        + order
        + " limit "
        + limit;
  }

  Tuple tuple() {
    return Tuple.tuple(values);
  }

  /** The scan of a name; NOT_FOUND for what is no id at all. */
  static UUID scan(String id) {
    return uuid(id).orElseThrow(() -> notFound("scans/" + id));
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "QuarantinedRecord", name);
  }
}
