package io.plumbline.evidence.recount;

/** What a recount brings to what is stored. */
enum RecountKind {
  /** A changed scope of a workload. */
  REROUTE,
  /** New mapping sets. */
  MAPPING,
  /** A changed freshness policy. */
  FRESHNESS
}
