package io.plumbline.gateway.quarantine;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.finding.Original;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the pages of the quarantine. */
final class QuarantineView {
  private static final String PATH = "/evidence/quarantine";

  private final Session session;
  private final Section section;

  QuarantineView(Session session, Section section) {
    this.session = session;
    this.section = section;
  }

  QuarantinePage list(Address address, ListQuarantinedRecordsResponse found) {
    List<QuarantinePage.Chip> chips = new ArrayList<>();
    Map.of("reason", "Reason", "scan", "Scan", "source", "Source", "account", "Account")
        .forEach(
            (name, label) -> {
              String value = address.value(name);
              if (!value.isEmpty()) {
                chips.add(
                    new QuarantinePage.Chip(
                        label, value, address.with(name, "").with("page", "").href()));
              }
            });
    return new QuarantinePage(
        section.list("quarantine", "Quarantine of " + session.reader().tenant()),
        section.tabs("quarantine"),
        states(address),
        chips,
        found.getQuarantinedRecordsList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()),
        !chips.isEmpty() || !address.value("state").isEmpty());
  }

  private static List<Choice> states(Address address) {
    return Stream.of("", "RETRIED", "DISCARDED", "ALL")
        .map(state -> Choice.of(address, "state", state, word(state)))
        .toList();
  }

  private static String word(String state) {
    return switch (state) {
      case "RETRIED" -> "Taken later";
      case "DISCARDED" -> "Discarded";
      case "ALL" -> "All";
      default -> "Open";
    };
  }

  RefusedPage page(QuarantinedRecord record, boolean may, String csrf, String error) {
    RefusedRow row = row(record);
    return new RefusedPage(
        section.detail("quarantine", "Refused record " + row.position(), row.position()),
        section.tabs("quarantine"),
        row,
        record.getName().split("/")[1],
        record.getByteOffset() < 0 ? "" : "byte " + Figures.whole(record.getByteOffset()),
        record.getRetryCount() == 0
            ? ""
            : "tried again " + Figures.count(record.getRetryCount(), "time", "times"),
        record.hasSettleTime() ? session.moment(Instants.of(record.getSettleTime())) : null,
        record.getSettler(),
        record.getSettlement(),
        Original.laidOut(record.getOriginal().toStringUtf8()),
        record.getOriginalCut(),
        may && record.getState() == QuarantinedRecord.State.STATE_OPEN,
        csrf,
        error);
  }

  private RefusedRow row(QuarantinedRecord record) {
    String[] name = record.getName().split("/");
    return new RefusedRow(
        PATH + "/" + name[1] + "/" + name[3],
        record.getReason(),
        Address.of(PATH).with("reason", record.getReason()).href(),
        record.getMessage(),
        record.getLine() > 0
            ? "line " + Figures.whole(record.getLine())
            : "record " + Figures.whole(record.getIndex() + 1),
        "/evidence/scans/" + name[1],
        record.getSource().replace("sources/", ""),
        record.getAccount(),
        state(record.getState()),
        session.moment(Instants.of(record.getCreateTime())));
  }

  private static Marked state(QuarantinedRecord.State state) {
    return switch (state) {
      case STATE_RETRIED -> new Marked("Taken later", "pass");
      case STATE_DISCARDED -> new Marked("Discarded", "none");
      default -> new Marked("Open", "warn");
    };
  }
}
