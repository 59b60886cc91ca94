package io.plumbline.gateway.exception;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.RiskException.State;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the pages of the register. */
final class ExceptionView {
  static final String PATH = "/exceptions";
  static final String SOON = "SOON";
  static final String SELECTOR = "SELECTOR";

  private static final Map<String, String> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put("", "All");
    CHOICES.put("REQUESTED", "Requested");
    CHOICES.put("APPROVED", "In force");
    CHOICES.put(SOON, "Ends in 30 days");
    CHOICES.put("EXPIRED", "Expired");
    CHOICES.put("REFUSED", "Refused");
    CHOICES.put("REVOKED", "Revoked");
    CHOICES.put(SELECTOR, "On findings");
  }

  private final Session session;
  private final Frames frames;

  ExceptionView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  RegisterPage register(Address address, ListExceptionsResponse found) {
    return new RegisterPage(
        frames.of(
            "Exceptions of " + session.reader().tenant(),
            "exceptions",
            List.of(new Crumb("Exceptions", ""))),
        CHOICES.entrySet().stream()
            .map(c -> Choice.of(address, "state", c.getKey(), c.getValue()))
            .toList(),
        address.value("workload"),
        address.with("workload", "").with("page", "").href(),
        found.getExceptionsList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()));
  }

  ExceptionPage page(
      RiskException exception,
      List<ExceptionEvent> events,
      Optional<PreviewSelectorResponse> covered,
      String error) {
    ExceptionRow row = row(exception);
    List<ExceptionPage.Entry> history = new ArrayList<>(events.stream().map(this::entry).toList());
    Collections.reverse(history);
    return new ExceptionPage(
        frames.of(
            "Exception on " + row.subject() + " of " + row.workload(),
            "exceptions",
            List.of(new Crumb("Exceptions", PATH), new Crumb(row.subject(), ""))),
        row,
        covered.map(SelectorView::reach).orElse(null),
        terms(exception.getTerms()),
        exception.hasRenewal() ? terms(exception.getRenewal()) : null,
        history,
        actions(exception),
        frames.csrf(),
        error);
  }

  /** What an address can say of an exception: its workload and its own id. */
  static String href(String name) {
    String[] parts = name.split("/");
    return PATH + "/" + parts[1] + "/" + parts[3];
  }

  private ExceptionPage.Actions actions(RiskException exception) {
    boolean waits = exception.getState() == State.STATE_REQUESTED || exception.hasRenewal();
    boolean holds = exception.getState() == State.STATE_APPROVED;
    boolean asks = session.may("exceptions.request");
    boolean decides = session.may("exceptions.approve");
    return new ExceptionPage.Actions(
        waits && decides,
        waits && asks,
        holds && decides,
        holds && asks && !exception.hasRenewal());
  }

  private ExceptionPage.Terms terms(ExceptionTerms terms) {
    return new ExceptionPage.Terms(
        terms.getJustification(),
        terms.getCompensatingControl(),
        session.moment(Instants.of(terms.getExpireTime())),
        terms.getRequester(),
        session.moment(Instants.of(terms.getRequestTime())));
  }

  private ExceptionPage.Entry entry(ExceptionEvent event) {
    String until = session.moment(Instants.of(event.getTerms().getExpireTime())).day();
    String what =
        switch (event.getAction()) {
          case "REQUEST" -> "Requested until " + until;
          case "RENEW" -> "Asked to renew until " + until;
          case "APPROVE" -> "Approved until " + until;
          case "REFUSE" -> "Refused";
          case "WITHDRAW" -> "Withdrawn";
          case "REVOKE" -> "Revoked";
          default -> "Expired";
        };
    return new ExceptionPage.Entry(
        what,
        event.getActor(),
        event.getReason(),
        session.moment(Instants.of(event.getEventTime())));
  }

  private ExceptionRow row(RiskException exception) {
    String workload = exception.getName().split("/")[1];
    String practice = exception.getPractice();
    return new ExceptionRow(
        href(exception.getName()),
        exception.hasSelector()
            ? SelectorView.brief(exception.getSelector())
            : practice.substring(practice.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT),
        exception.getConcept(),
        SelectorView.parts(exception.getSelector()),
        workload,
        "/workloads/" + workload,
        exception.getTerms().getJustification(),
        exception.getTerms().getRequester(),
        state(exception.getState()),
        session.moment(Instants.of(exception.getTerms().getExpireTime())),
        exception.hasRenewal());
  }

  private static Marked state(State state) {
    return switch (state) {
      case STATE_REQUESTED -> new Marked("Requested", "warn");
      case STATE_APPROVED -> new Marked("In force", "pass");
      case STATE_REFUSED -> new Marked("Refused", "none");
      case STATE_WITHDRAWN -> new Marked("Withdrawn", "none");
      case STATE_REVOKED -> new Marked("Revoked", "none");
      default -> new Marked("Expired", "none");
    };
  }
}
