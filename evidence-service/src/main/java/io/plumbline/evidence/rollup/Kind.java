package io.plumbline.evidence.rollup;

import java.time.Duration;

/** Who observes: the kinds of source whose numbers are kept apart. */
public enum Kind {
  SCANNER(Duration.ofDays(30)),
  PERSON(Duration.ofDays(365));

  private final Duration usualTtl;

  Kind(Duration usualTtl) {
    this.usualTtl = usualTtl;
  }

  /** How long its evidence stays fresh where no policy says otherwise. */
  public Duration usualTtl() {
    return usualTtl;
  }
}
