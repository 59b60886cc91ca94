package io.plumbline.assessment.observed;

import io.plumbline.assessment.verdict.Tally;
import java.util.Map;
import java.util.UUID;

/** What the evidence once said. */
public final class ObservedFixtures {

  private ObservedFixtures() {}

  public static ObservedRevision revision(
      String concept,
      long evidenceVersion,
      Tally tally,
      boolean everAttested,
      Map<UUID, Long> accepted) {
    return new ObservedRevision(
        new ObservedRevision.Key("acme", "shop", concept, evidenceVersion),
        tally,
        everAttested,
        accepted);
  }
}
