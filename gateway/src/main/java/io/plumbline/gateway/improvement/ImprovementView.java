package io.plumbline.gateway.improvement;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.Improvement.State;
import io.plumbline.proto.assessment.v1.ImprovementEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the page of one improvement, and its card. */
final class ImprovementView {
  private final Session session;
  private final Frames frames;

  ImprovementView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  ImprovementPage page(Improvement improvement, List<ImprovementEvent> events, String error) {
    ImprovementCard card = card(improvement);
    List<ImprovementPage.Entry> history =
        new ArrayList<>(events.stream().map(this::entry).toList());
    Collections.reverse(history);
    return new ImprovementPage(
        frames.of(
            improvement.getTitle() + " for " + card.workload(),
            "improvements",
            List.of(
                new Crumb("Improvements", ImprovementPath.BOARD), new Crumb(card.practice(), ""))),
        card,
        improvement.getConcept(),
        improvement.getDescription(),
        improvement.getStateReason(),
        improvement.getCreator(),
        session.moment(Instants.of(improvement.getCreateTime())),
        improvement.getFindingsList().stream().map(ImprovementView::finding).toList(),
        history,
        actions(improvement.getState()),
        improvement.getEtag(),
        frames.csrf(),
        error);
  }

  private static ImprovementPage.Finding finding(String name) {
    String id = name.substring(name.indexOf('/') + 1);
    return new ImprovementPage.Finding("/evidence/findings/" + id, id);
  }

  private ImprovementPage.Actions actions(State state) {
    boolean writes = session.may("improvements.write");
    boolean open = state == State.STATE_OPEN;
    boolean running = state == State.STATE_IN_PROGRESS;
    return new ImprovementPage.Actions(
        writes && open, writes && (open || running), writes && !open);
  }

  ImprovementCard card(Improvement improvement) {
    return new ImprovementCard(
        ImprovementPath.href(improvement.getName()),
        improvement.getTitle(),
        ImprovementPath.practice(improvement.getPractice()),
        improvement.getName().split("/")[1],
        improvement.getOwner(),
        improvement.hasDueDate()
            ? new ImprovementCard.Due(
                Dates.iso(improvement.getDueDate()),
                Dates.day(improvement.getDueDate(), session.now().atZone(session.zone()).getYear()),
                improvement.getOverdue())
            : null,
        effort(improvement.getEffort()),
        improvement.getTicketsList(),
        state(improvement.getState()),
        proof(improvement));
  }

  private static String proof(Improvement improvement) {
    return switch (improvement.getState()) {
      case STATE_DONE -> improvement.getProven() ? "proven by evidence" : "by reason, not proven";
      default -> "";
    };
  }

  private static String effort(Improvement.Effort effort) {
    return switch (effort) {
      case EFFORT_SMALL -> "Small";
      case EFFORT_MEDIUM -> "Medium";
      case EFFORT_LARGE -> "Large";
      default -> "";
    };
  }

  private static Marked state(State state) {
    return switch (state) {
      case STATE_IN_PROGRESS -> new Marked("In progress", "running");
      case STATE_DONE -> new Marked("Done", "pass");
      case STATE_DROPPED -> new Marked("Dropped", "none");
      default -> new Marked("Open", "warn");
    };
  }

  private ImprovementPage.Entry entry(ImprovementEvent event) {
    String what =
        switch (event.getAction()) {
          case "CREATE" -> "Planned";
          case "UPDATE" -> "Changed " + words(event.getChangedFieldsList());
          case "START" -> "Started";
          case "COMPLETE" -> event.getProven() ? "Done, proven by evidence" : "Done, not proven";
          case "DROP" -> "Dropped";
          default -> "Reopened";
        };
    return new ImprovementPage.Entry(
        what,
        event.getActor(),
        event.getReason(),
        session.moment(Instants.of(event.getEventTime())));
  }

  private static String words(List<String> fields) {
    return fields.stream().map(field -> field.replace('_', ' ')).collect(Collectors.joining(", "));
  }
}
