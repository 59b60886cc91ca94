package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the list of findings: rules with their counts, then findings with the failures first. */
final class FindingsView {
  private static final int PAGE = 15;

  private final Session session;
  private final EvidenceLinks links;

  FindingsView(Session session, EvidenceLinks links) {
    this.session = session;
    this.links = links;
  }

  FindingList list(PracticeData data, String base, int from) {
    if (!data.readable()) {
      return new FindingList(List.of(), List.of(), "", "", true);
    }
    List<Finding> sorted = new ArrayList<>(data.findings());
    sorted.sort(Comparator.comparingInt(finding -> order(finding.getObservation())));
    int start = Math.min(Math.max(0, from), sorted.size());
    int end = Math.min(sorted.size(), start + PAGE);
    return new FindingList(
        rules(data.findings()),
        sorted.subList(start, end).stream().map(this::row).toList(),
        end < sorted.size() ? base + "/findings?from=" + end : "",
        links.all(),
        false);
  }

  private List<FindingList.RuleLine> rules(List<Finding> findings) {
    Map<String, int[]> counts = new LinkedHashMap<>();
    Map<String, String> products = new LinkedHashMap<>();
    for (Finding finding : findings) {
      int[] count = counts.computeIfAbsent(finding.getRule(), rule -> new int[2]);
      count[0] += finding.getObservation() == Observation.OBSERVATION_FAIL ? 1 : 0;
      count[1] += finding.getObservation() == Observation.OBSERVATION_PASS ? 1 : 0;
      products.putIfAbsent(finding.getRule(), finding.getProduct());
    }
    return counts.entrySet().stream()
        .map(
            rule ->
                new FindingList.RuleLine(
                    rule.getKey(),
                    links.ofRule(rule.getKey()),
                    products.getOrDefault(rule.getKey(), ""),
                    rule.getValue()[0],
                    rule.getValue()[1]))
        .sorted(Comparator.comparingInt(FindingList.RuleLine::fail).reversed())
        .toList();
  }

  private FindingList.Row row(Finding finding) {
    return new FindingList.Row(
        "/evidence/" + finding.getName(),
        finding.getObservation().name().replace("OBSERVATION_", "").replace('_', ' '),
        finding.getRule(),
        finding.getResource(),
        finding.getRegion().isEmpty()
            ? finding.getAccount()
            : finding.getAccount() + " \u00b7 " + finding.getRegion(),
        note(finding),
        finding.getStatusText().isEmpty() ? finding.getTitle() : finding.getStatusText(),
        finding.hasObserveTime() ? session.moment(Instants.of(finding.getObserveTime())) : null);
  }

  private String note(Finding finding) {
    if (finding.getDecision() == Decision.DECISION_SUPPRESSED) {
      return "muted by its source";
    }
    if (finding.getDecision() == Decision.DECISION_RISK_ACCEPTED) {
      return "risk accepted";
    }
    boolean stale =
        finding.hasExpireTime() && Instants.of(finding.getExpireTime()).isBefore(session.now());
    return stale ? "stale" : "";
  }

  private static int order(Observation observation) {
    return switch (observation) {
      case OBSERVATION_FAIL -> 0;
      case OBSERVATION_WARN -> 1;
      case OBSERVATION_PASS -> 2;
      default -> 3;
    };
  }
}
