package io.plumbline.evidence.explorer;

import java.util.Optional;
import java.util.UUID;

/** Bin by bin in their order; within a bin by id. */
record BinWalk(Criteria criteria, Parameters parameters, Cursor cursor) implements Walk {

  @Override
  public String page(int limit, String select) {
    String conditions = criteria.bin();
    String within = "";
    if (!cursor.isFirst()) {
      String position = parameters.add(cursor.key(0));
      String bin = parameters.add(UUID.fromString(cursor.key(1)));
      String finding = parameters.add(UUID.fromString(cursor.key(2)));
      conditions +=
          " and (b.position, b.id) %s= (%s, %s)".formatted(cursor.beyond(), position, bin);
      within = " and (b.id <> %s or f.id %s %s)".formatted(bin, cursor.beyond(), finding);
    }
    return """
    select %1$s, b.position as k1, b.id::text as k2, f.id::text as k3
    from (select * from finding_bin b where b.tenant = $1 and %2$s
      order by b.position %3$s, b.id %3$s limit %5$d) b
    cross join lateral (select %6$s from finding f where f.tenant = $1 and f.bin = b.id%4$s
      order by f.id %3$s limit %5$d) f
    order by b.position %3$s, b.id %3$s, f.id %3$s limit %5$d\
    """
        .formatted(select, conditions, cursor.direction(), within, limit, COLUMNS);
  }

  @Override
  public Optional<String> met() {
    return Optional.empty();
  }

  @Override
  public Optional<String> last() {
    return Optional.empty();
  }
}
