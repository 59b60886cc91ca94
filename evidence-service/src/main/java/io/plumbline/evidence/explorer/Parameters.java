package io.plumbline.evidence.explorer;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The parameters of one statement; {@code $1} is the tenant. */
final class Parameters {

  private final List<Object> values = new ArrayList<>();

  Parameters(String tenant) {
    values.add(tenant);
  }

  /** Adds a value and says how the statement names it. */
  String add(Object value) {
    values.add(value);
    return "$" + values.size();
  }

  Tuple tuple() {
    return Tuple.tuple(values);
  }
}
