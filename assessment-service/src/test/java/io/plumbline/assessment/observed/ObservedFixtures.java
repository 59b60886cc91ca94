package io.plumbline.assessment.observed;

import io.plumbline.assessment.verdict.Tally;

/** What the evidence once said. */
public final class ObservedFixtures {

  private ObservedFixtures() {}

  public static ObservedRevision revision(
      String concept, long evidenceVersion, Tally tally, boolean everAttested) {
    return new ObservedRevision(
        new ObservedRevision.Key("acme", "shop", concept, evidenceVersion), tally, everAttested);
  }
}
