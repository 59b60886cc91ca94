package io.plumbline.evidence.explorer;

import java.util.Optional;
import java.util.UUID;

/** The resources that start alike, in the order of their names. */
record ResourceWalk(Criteria criteria, Parameters parameters, Cursor cursor, String start)
    implements Walk {

  static final String NAME = "f.resource collate \"C\"";

  private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

  @Override
  public String page(int limit, String select) {
    return """
    select %1$s, f.name as k1, '' as k2, f.id::text as k3
    from (%2$s) f join finding_bin b on b.tenant = $1 and b.id = f.bin
    where %3$s and %4$s
    order by f.name %5$s, f.id %5$s limit %6$d\
    """
        .formatted(
            select,
            met(COLUMNS + ", " + NAME + " as name", 0, MOST),
            criteria.bin(),
            criteria.finding(),
            cursor.direction(),
            limit);
  }

  @Override
  public Optional<String> met() {
    return Optional.of(met("f.bin, f.resource", 0, MOST));
  }

  @Override
  public Optional<String> last() {
    return Optional.of(met(NAME + " as k1, '' as k2, f.id::text as k3", MOST - 1, 1));
  }

  private String met(String select, int offset, int limit) {
    String conditions =
        criteria.wholeResource()
            ? " and " + NAME + " = " + parameters.add(start)
            : " and %s >= %s and %s < %s"
                .formatted(NAME, parameters.add(start), NAME, parameters.add(start + GREATEST));
    conditions += beyond(cursor, parameters);
    return "select %s from finding f where f.tenant = $1%s order by %s %s, f.id %s offset %d limit %d"
        .formatted(select, conditions, NAME, cursor.direction(), cursor.direction(), offset, limit);
  }

  /** What lies beyond the cursor of a list in this order. */
  static String beyond(Cursor cursor, Parameters parameters) {
    return cursor.isFirst()
        ? ""
        : " and (%s, f.id) %s (%s, %s)"
            .formatted(
                NAME,
                cursor.beyond(),
                parameters.add(cursor.key(0)),
                parameters.add(UUID.fromString(cursor.key(2))));
  }
}
