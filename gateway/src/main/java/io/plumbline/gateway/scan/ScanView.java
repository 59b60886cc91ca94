package io.plumbline.gateway.scan;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the pages of scans. */
final class ScanView {
  private static final int SCOPE_SHOWN = 200;
  private static final Set<String> SHORT =
      Set.of("OCSF", "ASFF", "SARIF", "OSCAL", "CSV", "JSON", "AWS", "CIS");
  private static final String FINDINGS = "/evidence/findings";

  private final Session session;
  private final Section section;

  ScanView(Session session, Section section) {
    this.session = session;
    this.section = section;
  }

  ScanList list(Address address, ListScansResponse found) {
    return new ScanList(
        section.list("scans", "Scans of " + session.reader().tenant()),
        section.tabs("scans"),
        Stream.of("", "RUNNING", "SUCCEEDED", "FAILED")
            .map(state -> choice(address, state))
            .toList(),
        found.getScansList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()));
  }

  private static Choice choice(Address address, String state) {
    String word =
        switch (state) {
          case "RUNNING" -> "Running";
          case "SUCCEEDED" -> "Ended";
          case "FAILED" -> "Broken off";
          default -> "All";
        };
    return Choice.of(address, "state", state, word);
  }

  private static String records(Scan scan, boolean running) {
    String read = Figures.whole(scan.getOutcomes().getRead());
    return running && scan.getTotalRecordCount() > 0
        ? read + " of " + Figures.count(scan.getTotalRecordCount(), "record", "records")
        : Figures.count(scan.getOutcomes().getRead(), "record", "records");
  }

  ScanRow row(Scan scan) {
    IngestOutcomes outcomes = scan.getOutcomes();
    boolean running = scan.getState() == Scan.State.STATE_RUNNING;
    return new ScanRow(
        last(scan.getName()),
        scan.getFileName().isEmpty() ? "Stream from " + last(scan.getSource()) : scan.getFileName(),
        state(scan),
        running,
        last(scan.getSource()),
        format(scan),
        OutcomeBar.svg(outcomes, running ? scan.getTotalRecordCount() : 0),
        records(scan, running),
        gist(outcomes),
        outcomes.getQuarantined() == 0
            ? ""
            : Figures.whole(outcomes.getQuarantined()) + " quarantined",
        session.moment(Instants.of(scan.getCreateTime())),
        scan.getPrincipal());
  }

  ScanPage page(Scan scan) {
    ScanRow row = row(scan);
    return new ScanPage(
        section.detail("scans", "Scan " + row.title(), row.title()),
        section.tabs("scans"),
        row,
        new Address(FINDINGS, java.util.Map.of("source", row.source())).href(),
        scan.hasFinishTime() ? session.moment(Instants.of(scan.getFinishTime())) : null,
        scan.getError(),
        scan.getComplete(),
        Figures.whole(scan.getOutcomes().getRead()),
        ScanLines.outcomes(row.id(), scan.getOutcomes()),
        ScanLines.further(row.id(), scan.getOutcomes()),
        List.of(
            scope("Accounts", scan.getScope().getAccountsList()),
            scope("Regions", scan.getScope().getRegionsList()),
            scope("Rules", scan.getScope().getRulesList())));
  }

  private static ScanPage.Scope scope(String label, List<String> values) {
    List<String> sorted =
        values.stream().map(value -> value.isEmpty() ? "(none)" : value).sorted().toList();
    return new ScanPage.Scope(
        label,
        Figures.whole(values.size()),
        sorted.subList(0, Math.min(SCOPE_SHOWN, sorted.size())),
        sorted.size() > SCOPE_SHOWN);
  }

  private static Marked state(Scan scan) {
    return switch (scan.getState()) {
      case STATE_RUNNING -> new Marked("Running", "running");
      case STATE_SUCCEEDED -> new Marked("Ended", "pass");
      default -> new Marked("Broken off", "fail");
    };
  }

  private static String format(Scan scan) {
    return switch (scan.getFormat()) {
      case SCAN_FORMAT_UNSPECIFIED -> "not settled yet";
      case SCAN_FORMAT_NATIVE -> "Plumbline's own";
      default ->
          Stream.of(scan.getFormat().name().replace("SCAN_FORMAT_", "").split("_"))
              .map(ScanView::formatWord)
              .collect(Collectors.joining(" "));
    };
  }

  private static String formatWord(String word) {
    return SHORT.contains(word)
        ? word
        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String gist(IngestOutcomes outcomes) {
    List<String> words = new ArrayList<>();
    add(words, outcomes.getNew(), "new");
    add(words, outcomes.getChanged(), "changed");
    add(words, outcomes.getRefreshed() + outcomes.getUnchanged(), "known");
    add(words, outcomes.getGone(), "gone");
    return String.join(" \u00b7 ", words);
  }

  private static void add(List<String> words, long n, String word) {
    if (n > 0) {
      words.add(Figures.whole(n) + " " + word);
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
