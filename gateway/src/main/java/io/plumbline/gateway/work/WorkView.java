package io.plumbline.gateway.work;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.Answers;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview.Outcome;
import io.plumbline.proto.assessment.v1.ListAnswersResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the page of what waits. */
final class WorkView {
  static final String PATH = "/work";
  static final int SOON_DAYS = 7;

  private static final Map<String, String> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put("", "Mine");
    CHOICES.put("due", "Due within 7 days");
    CHOICES.put("back", "Sent back");
    CHOICES.put("review", "To review");
  }

  private final Session session;
  private final Frames frames;

  WorkView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  WorkPage page(Address address, ListAnswersResponse found) {
    return new WorkPage(
        frames.of("Work of " + session.reader().name(), "work", List.of(new Crumb("Work", ""))),
        CHOICES.entrySet().stream()
            .map(c -> Choice.of(address, "show", c.getKey(), c.getValue()))
            .toList(),
        empty(address.value("show")),
        found.getAnswersList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()));
  }

  private static String empty(String show) {
    return switch (show) {
      case "due" -> "Nothing is due within 7 days.";
      case "review" -> "No answer waits for a reviewer.";
      case "back" -> "No answer is sent back.";
      default ->
          "Nothing is assigned to you. Answers are assigned beside the practice they belong to.";
    };
  }

  private WorkPage.Row row(Answer answer) {
    String[] name = answer.getName().split("/");
    return new WorkPage.Row(
        "/workloads/" + name[1] + "/assessments/" + name[3] + "?practice=" + name[5],
        name[5].toUpperCase(Locale.ROOT),
        name[1],
        name[3],
        Terms.declared(answer.getStatus()),
        review(answer),
        answer.getAssignee(),
        Answers.due(answer).map(LocalDate::toString).orElse(""),
        Answers.overdue(answer, session),
        session.moment(Instants.of(answer.getUpdateTime())));
  }

  private static @Nullable Marked review(Answer answer) {
    if (!answer.hasReview()) {
      return null;
    }
    return answer.getReview().getOutcome() == Outcome.OUTCOME_APPROVED
        ? new Marked("Approved", "pass")
        : new Marked("Sent back", "fail");
  }
}
