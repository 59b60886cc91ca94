package io.plumbline.gateway.settings;

import io.plumbline.gateway.settings.SettingsPage.Fact;
import io.plumbline.gateway.settings.SettingsPage.Form;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Turns workloads and previews into what the page shows. */
final class SettingsView {
  private static final int SHOWN_RULES = 10;

  private SettingsView() {}

  /** What every reader sees. */
  static SettingsPage.About about(Workload workload, String diagram) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Owner", workload.getOwner());
    add(facts, "Unit", workload.getUnit());
    add(facts, "Environment", word(workload.getEnvironment().name(), "ENVIRONMENT_"));
    add(facts, "Criticality", word(workload.getCriticality().name(), "CRITICALITY_"));
    add(facts, "Accounts", String.join(", ", workload.getAccountsList()));
    add(facts, "Regions", String.join(", ", workload.getRegionsList()));
    workload.getTagsMap().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(tag -> add(facts, tag.getKey(), tag.getValue()));
    return new SettingsPage.About(
        workload.getDisplayName(),
        workload.getDescription(),
        facts,
        workload.getLinksList().stream()
            .map(link -> new SettingsPage.Link(link.getTitle(), link.getUri()))
            .toList(),
        Stream.concat(
                workload.getGroupsList().stream().map(group -> "group " + group),
                workload.getUsersList().stream())
            .toList(),
        workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED,
        workload.getDiagramMediaType().isEmpty() ? "" : diagram);
  }

  private static void add(List<Fact> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(label, value));
    }
  }

  private static String word(String name, String prefix) {
    String word = name.substring(prefix.length()).toLowerCase(Locale.ROOT);
    return word.equals("unspecified") ? "" : word;
  }

  /** The form filled in with a workload. */
  static Form form(Workload workload) {
    List<RuleInput> rules = new ArrayList<>();
    workload.getScopeRulesList().forEach(rule -> rules.add(RuleInput.of(rules.size() + 1, rule)));
    rules.add(RuleInput.empty(rules.size() + 1));
    return new Form(
        workload.getEtag(),
        workload.getDisplayName(),
        workload.getDescription(),
        workload.getOwner(),
        workload.getUnit(),
        workload.getEnvironment().name().substring("ENVIRONMENT_".length()),
        workload.getCriticality().name().substring("CRITICALITY_".length()),
        Lines.text(workload.getAccountsList()),
        Lines.text(workload.getRegionsList()),
        Lines.text(
            workload.getTagsMap().entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .sorted()
                .toList()),
        Lines.text(
            workload.getLinksList().stream().map(l -> l.getTitle() + " " + l.getUri()).toList()),
        workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED,
        Lines.text(workload.getGroupsList()),
        Lines.text(workload.getUsersList()),
        rules);
  }

  /** What a scope would catch. */
  static SettingsPage.Preview preview(PreviewScopeResponse preview) {
    List<Fact> observations =
        preview.getObservationsList().stream()
            .map(
                count ->
                    new Fact(
                        word(count.getObservation().name(), "OBSERVATION_").replace('_', ' '),
                        Figures.whole(count.getFindingCount())))
            .toList();
    List<Fact> rules =
        preview.getRulesList().stream()
            .limit(SHOWN_RULES)
            .map(rule -> new Fact(rule.getRule(), Figures.whole(rule.getFindingCount())))
            .toList();
    return new SettingsPage.Preview(
        Figures.count(preview.getFindingCount(), "finding", "findings"),
        Figures.whole(preview.getUnroutedCount()),
        observations,
        rules,
        preview.getRuleCount() - rules.size(),
        preview.getTruncated());
  }
}
