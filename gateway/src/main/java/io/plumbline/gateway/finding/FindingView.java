package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Axes;
import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Moment;
import io.plumbline.proto.catalog.v1.MappingSet;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.proto.catalog.v1.ResolvedPractice;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingRevision;
import io.plumbline.proto.evidence.v1.Lifecycle;
import io.plumbline.proto.evidence.v1.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page of one finding. */
final class FindingView {
  private final Session session;
  private final Section section;

  FindingView(Session session, Section section) {
    this.session = session;
    this.section = section;
  }

  FindingPage page(
      Finding finding,
      List<ResolvePracticeResponse> meanings,
      List<MappingSet> mappingSets,
      FindingPage.Proof proof) {
    String title = FindingRows.title(finding);
    return new FindingPage(
        section.detail("findings", title, "Finding"),
        section.tabs("findings"),
        title,
        states(finding),
        finding.getStatusText(),
        facts(finding),
        timeline(finding),
        meanings.stream().map(meaning -> meaning(finding, meaning)).toList(),
        mappingSets.stream().map(this::mapped).toList(),
        finding.getConceptsCount() == 0,
        proof,
        waive(finding),
        Original.laidOut(finding.getRaw().toStringUtf8()));
  }

  private FindingPage.States states(Finding finding) {
    Instant expiry = Instants.of(finding.getExpireTime());
    return new FindingPage.States(
        Axes.observation(finding.getObservation()),
        session.moment(Instants.of(finding.getObserveTime())),
        Axes.lifecycle(finding.getLifecycle()),
        Axes.decision(finding.getDecision()),
        Axes.severity(finding.getSeverity()),
        session.moment(expiry),
        !expiry.isAfter(session.now()));
  }

  /** A selector of this very finding; the form lets it be widened. */
  private List<FindingPage.Waive> waive(Finding finding) {
    boolean fails =
        finding.getObservation() == Observation.OBSERVATION_FAIL
            || finding.getObservation() == Observation.OBSERVATION_WARN;
    if (!fails || !session.may("exceptions.request")) {
      return List.of();
    }
    Address select =
        Address.of("/exceptions/select")
            .with("rule", finding.getRule())
            .with("resource", finding.getResource())
            .with("account", finding.getAccount());
    return finding.getWorkloadsList().stream()
        .map(FindingView::last)
        .filter(w -> finding.getExceptionsList().stream().noneMatch(e -> of(w, e)))
        .map(
            w ->
                new FindingPage.Waive(
                    "Ask for an exception in " + w, select.with("workload", w).href()))
        .toList();
  }

  private static boolean of(String workload, String exception) {
    return exception.startsWith("workloads/" + workload + "/");
  }

  private List<FindingPage.Fact> facts(Finding finding) {
    Explored all = Explored.of(name -> "");
    List<FindingPage.Fact> facts = new ArrayList<>();
    facts.add(id("Rule", finding.getRule(), all.href("rule", finding.getRule())));
    facts.add(id("Resource", finding.getResource(), all.href("q", finding.getResource())));
    text(facts, "Named", finding.getResourceName());
    text(facts, "Type", finding.getResourceType());
    facts.add(id("Account", finding.getAccount(), all.href("account", finding.getAccount())));
    if (!finding.getRegion().isEmpty()) {
      facts.add(id("Region", finding.getRegion(), all.href("region", finding.getRegion())));
    }
    text(facts, "Tags", String.join(", ", finding.getResourceTagsList()));
    for (String name : finding.getWorkloadsList()) {
      String workload = last(name);
      facts.add(new FindingPage.Fact("Workload", workload, "/workloads/" + workload, false));
    }
    for (String name : finding.getExceptionsList()) {
      String href = name.replaceFirst("^workloads/([^/]+)/exceptions/", "/exceptions/$1/");
      facts.add(
          new FindingPage.Fact("Covered by", "an exception of " + name.split("/")[1], href, false));
    }
    if (finding.getWorkloadsCount() == 0) {
      facts.add(
          new FindingPage.Fact("Workload", "none: unrouted", all.href("routed", "false"), false));
    }
    String source = last(finding.getSource());
    facts.add(new FindingPage.Fact("Source", source, all.href("source", source), false));
    facts.add(id("Last scan", last(finding.getScan()), "/evidence/" + finding.getScan()));
    text(facts, "Kind", Axes.word(finding.getFindingClass().name().replace("FINDING_CLASS_", "")));
    text(facts, "Id at its source", finding.getNativeId());
    return facts;
  }

  private static FindingPage.Fact id(String label, String value, String href) {
    return new FindingPage.Fact(label, value, href, true);
  }

  private static void text(List<FindingPage.Fact> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(new FindingPage.Fact(label, value, "", false));
    }
  }

  private List<FindingPage.Stage> timeline(Finding finding) {
    List<FindingPage.Stage> stages = new ArrayList<>();
    for (FindingRevision past : finding.getRevisionsList()) {
      stages.add(
          0,
          new FindingPage.Stage(
              Axes.observation(past.getObservation()),
              words(past.getLifecycle(), past.getDecision()),
              moment(past.getObserveTime()),
              moment(past.getReplaceTime()),
              "/evidence/" + past.getScan()));
    }
    stages.add(
        0,
        new FindingPage.Stage(
            Axes.observation(finding.getObservation()),
            words(finding.getLifecycle(), finding.getDecision()),
            moment(finding.getObserveTime()),
            null,
            "/evidence/" + finding.getScan()));
    return stages;
  }

  private Moment moment(com.google.protobuf.Timestamp time) {
    return session.moment(Instants.of(time));
  }

  private static String words(Lifecycle lifecycle, Decision decision) {
    String life = Axes.lifecycle(lifecycle).toLowerCase(Locale.ROOT);
    return decision == Decision.DECISION_NONE
        ? life
        : life + ", " + Axes.decision(decision).toLowerCase(Locale.ROOT);
  }

  private FindingPage.Mapped mapped(MappingSet set) {
    return new FindingPage.Mapped(
        last(set.getName()),
        Figures.count(set.getRuleCount(), "rule", "rules")
            + (set.getTrust().isEmpty() ? "" : ", " + set.getTrust()),
        moment(set.getPublishTime()));
  }

  private FindingPage.Meaning meaning(Finding finding, ResolvePracticeResponse resolved) {
    return new FindingPage.Meaning(
        resolved.getConcept(),
        resolved.getPracticesList().stream().map(FindingView::practice).toList(),
        resolved.getMissing().isEmpty()
            ? "The built-in edition has no practice for it."
            : resolved.getMissing(),
        Explored.of(Map.of("concept", resolved.getConcept())::get).address().href(),
        plans(finding, resolved.getConcept()));
  }

  /** What passes needs no plan. */
  private List<FindingPage.Plan> plans(Finding finding, String concept) {
    boolean lacking =
        finding.getObservation() == Observation.OBSERVATION_FAIL
            || finding.getObservation() == Observation.OBSERVATION_WARN;
    if (!lacking || !session.may("improvements.write")) {
      return List.of();
    }
    boolean one = finding.getWorkloadsCount() == 1;
    return finding.getWorkloadsList().stream()
        .map(
            workload ->
                new FindingPage.Plan(
                    one ? "Plan improvement" : "Plan improvement of " + last(workload),
                    Address.of("/improvements/for")
                        .with("workload", last(workload))
                        .with("concept", concept)
                        .with("findings", last(finding.getName()))
                        .href()))
        .toList();
  }

  private static FindingPage.PracticeLine practice(ResolvedPractice practice) {
    String relation = word(practice.getRelation().name(), "RELATION_");
    String confidence = word(practice.getConfidence().name(), "CONFIDENCE_");
    return new FindingPage.PracticeLine(
        practice.getPracticeId(),
        practice.getTitle(),
        practice.getReason().isEmpty()
            ? relation + ", confidence " + confidence
            : relation + ", confidence " + confidence + ": " + practice.getReason());
  }

  private static String word(String name, String prefix) {
    return name.replace(prefix, "").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
