package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Axes;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the rows of a list of findings. */
final class FindingRows {
  private final Session session;

  FindingRows(Session session) {
    this.session = session;
  }

  FindingRow row(Finding finding) {
    return new FindingRow(
        "/evidence/" + finding.getName(),
        Axes.observation(finding.getObservation()),
        Axes.severity(finding.getSeverity()),
        title(finding),
        finding.getRule(),
        finding.getResource(),
        finding.getRegion().isEmpty()
            ? finding.getAccount()
            : finding.getAccount() + " \u00b7 " + finding.getRegion(),
        String.join(", ", notes(finding)),
        session.moment(Instants.of(finding.getObserveTime())));
  }

  /** What people call it: its title, or else its rule. */
  static String title(Finding finding) {
    return finding.getTitle().isEmpty() ? finding.getRule() : finding.getTitle();
  }

  /** What keeps it from counting, or sets it apart. */
  private List<String> notes(Finding finding) {
    List<String> notes = new ArrayList<>();
    if (finding.getLifecycle() != Lifecycle.LIFECYCLE_OPEN) {
      notes.add(Axes.lifecycle(finding.getLifecycle()).toLowerCase(Locale.ROOT));
    } else if (Instants.of(finding.getExpireTime()).isBefore(session.now())) {
      notes.add("stale");
    }
    if (finding.getDecision() != Decision.DECISION_NONE) {
      notes.add(Axes.decision(finding.getDecision()).toLowerCase(Locale.ROOT));
    }
    return notes;
  }
}
