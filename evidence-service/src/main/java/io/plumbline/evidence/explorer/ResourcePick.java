package io.plumbline.evidence.explorer;

import java.util.Optional;

/**
 * The same list as {@link ResourceWalk} when the bins that match hold few findings: those are read
 * and the others are not met.
 */
record ResourcePick(Criteria criteria, Parameters parameters, Cursor cursor) implements Walk {

  @Override
  public String page(int limit, String select) {
    return """
    select %1$s, %2$s as k1, '' as k2, f.id::text as k3
    from finding_bin b join finding f on f.tenant = $1 and f.bin = b.id
    where b.tenant = $1 and %3$s and %4$s%5$s
    order by %2$s %6$s, f.id %6$s limit %7$d\
    """
        .formatted(
            select,
            ResourceWalk.NAME,
            criteria.bin(),
            criteria.finding(),
            ResourceWalk.beyond(cursor, parameters),
            cursor.direction(),
            limit);
  }

  @Override
  public Optional<String> met() {
    return Optional.of(
        "select f.bin, f.resource from finding_bin b"
            + " join finding f on f.tenant = $1 and f.bin = b.id where b.tenant = $1 and "
            + criteria.bin());
  }

  @Override
  public Optional<String> last() {
    return Optional.empty();
  }
}
