package io.plumbline.evidence.explorer;

import java.util.Optional;
import java.util.UUID;

/** What one scan wrote, batch by batch as it came in. */
record ScanWalk(Criteria criteria, Parameters parameters, Cursor cursor, UUID scan)
    implements Walk {

  @Override
  public String page(int limit, String select) {
    return """
    select %1$s, h.sequence::text as k1, h.ord::text as k2, '' as k3
    from (%2$s) h join finding f on f.tenant = $1 and f.id = h.id
    join finding_bin b on b.tenant = $1 and b.id = f.bin
    where %3$s and %4$s
    order by h.sequence %5$s, h.ord %5$s limit %6$d\
    """
        .formatted(
            select,
            held("h.sequence, i.ord, i.id", 0, MOST),
            criteria.bin(),
            criteria.finding(),
            cursor.direction(),
            limit);
  }

  @Override
  public Optional<String> met() {
    return Optional.of(
        "select f.bin, f.resource from (%s) h join finding f on f.tenant = $1 and f.id = h.id"
            .formatted(held("i.id", 0, MOST)));
  }

  @Override
  public Optional<String> last() {
    return Optional.of(held("h.sequence::text as k1, i.ord::text as k2, '' as k3", MOST - 1, 1));
  }

  private String held(String select, int offset, int limit) {
    StringBuilder conditions = new StringBuilder(" and h.scan = " + parameters.add(scan));
    criteria
        .outcome()
        .ifPresent(
            outcome -> conditions.append(" and h.outcome = ").append(parameters.add(outcome)));
    if (!cursor.isFirst()) {
      String sequence = parameters.add(Long.parseLong(cursor.key(0)));
      String ord = parameters.add(Long.parseLong(cursor.key(1)));
      conditions.append(
          " and h.sequence %1$s= %2$s and (h.sequence, i.ord) %1$s (%2$s, %3$s)"
              .formatted(cursor.beyond(), sequence, ord));
    }
    return """
    select %s from scan_held h
    cross join lateral unnest(h.findings) with ordinality as i(id, ord)
    where h.tenant = $1%s order by h.sequence %s, i.ord %s offset %d limit %d\
    """
        .formatted(select, conditions, cursor.direction(), cursor.direction(), offset, limit);
  }
}
