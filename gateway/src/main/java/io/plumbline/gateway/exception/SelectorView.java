package io.plumbline.gateway.exception;

import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectedConcept;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.ArrayList;
import java.util.List;

/** Puts a selector, and what it covers, into words. */
final class SelectorView {
  private SelectorView() {}

  /** What is stated, part by part. */
  static List<ExceptionRow.Part> parts(FindingSelector selector) {
    List<ExceptionRow.Part> parts = new ArrayList<>();
    add(parts, "Rules", selector.getRulesList());
    add(parts, "Resources", selector.getArnPatternsList());
    add(parts, "Accounts", selector.getAccountsList());
    add(parts, "Regions", selector.getRegionsList());
    add(parts, "Tags", selector.getResourceTagsList());
    add(parts, "Severities", selector.getSeveritiesList());
    add(parts, "Sources", selector.getSourcesList());
    return parts;
  }

  private static void add(List<ExceptionRow.Part> parts, String label, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(new ExceptionRow.Part(label, values));
    }
  }

  /** The first value of the first part, and how many more there are. */
  static String brief(FindingSelector selector) {
    List<String> values = parts(selector).stream().flatMap(p -> p.values().stream()).toList();
    return values.isEmpty()
        ? "selected findings"
        : values.size() == 1
            ? values.get(0)
            : values.get(0) + " and " + (values.size() - 1) + " more";
  }

  static Reach reach(PreviewSelectorResponse covered) {
    return new Reach(
        "Selects %s of the workload's %s that fail or warn now%s."
            .formatted(
                Figures.count(covered.getSelectedCount(), "finding", "findings"),
                Figures.count(covered.getFailingCount(), "finding", "findings"),
                covered.getAcceptedCount() == 0
                    ? ""
                    : "; " + covered.getAcceptedCount() + " of them are covered already"),
        covered.getConceptsList().stream().map(SelectorView::line).toList());
  }

  private static Reach.Line line(SelectedConcept concept) {
    return new Reach.Line(
        concept.getConcept(),
        concept.getCoveredCount() + " of " + concept.getFailingCount(),
        concept.getCoveredCount() >= concept.getFailingCount());
  }
}
