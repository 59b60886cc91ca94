package io.plumbline.evidence.explorer;

import java.util.Optional;
import java.util.UUID;

/**
 * The order in which a list goes through findings, so that a page costs what it holds and not what
 * there is (ADR 0090). Bins hold nothing that does not match; the other walks may meet findings
 * that do not, and stop after so many.
 */
interface Walk {

  /** How many findings a walk meets in one call. */
  int MOST = 5_000;

  /** The columns of a finding that a walk hands on. */
  String COLUMNS =
      "f.id, f.bin, f.source, f.product, f.rule, f.account, f.region, f.resource,"
          + " f.resource_type, f.resource_name, f.observation, f.status_word, f.detail,"
          + " f.lifecycle, f.decision, f.severity, f.class, f.tags, f.title, f.first_observed_at,"
          + " f.observed_at, f.scan";

  /**
   * The walk for what is asked.
   *
   * @param few whether the bins that match hold no more than {@link #MOST}
   */
  static Walk of(Criteria criteria, Parameters parameters, Cursor cursor, boolean few) {
    Optional<UUID> scan = criteria.scan();
    if (scan.isPresent()) {
      return new ScanWalk(criteria, parameters, cursor, scan.get());
    }
    Optional<String> start = criteria.resourceStart();
    if (start.isEmpty()) {
      return new BinWalk(criteria, parameters, cursor);
    }
    return few
        ? new ResourcePick(criteria, parameters, cursor)
        : new ResourceWalk(criteria, parameters, cursor, start.get());
  }

  /** A page: rows {@code f} with bins {@code b} and keys, in order. */
  String page(int limit, String select);

  /** The findings met, as rows {@code f}; nothing when every one matches. */
  Optional<String> met();

  /** The keys of the last finding that was met, when all that may be met in a call were. */
  Optional<String> last();
}
