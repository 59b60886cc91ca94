package io.plumbline.gateway.signoff;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.signoff.SignoffPage.Action;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Life;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentEvent;
import io.plumbline.proto.assessment.v1.Gap;
import io.plumbline.proto.assessment.v1.ListGapsResponse;
import java.util.ArrayList;
import java.util.List;

/** Makes the page of an assessment's life. */
final class SignoffView {
  private final Session session;
  private final Frames frames;

  SignoffView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  SignoffPage page(
      AssessmentPath path,
      Assessment assessment,
      ListGapsResponse gaps,
      List<AssessmentEvent> events,
      String error) {
    boolean waits = gaps.getGapsList().stream().anyMatch(SignoffView::keepsFromSubmission);
    return new SignoffPage(
        frames.of(
            "Sign-off of " + assessment.getDisplayName() + ", " + path.workload(),
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(path.workload(), path.base()),
                new Crumb("Sign-off", ""))),
        assessment.getDisplayName(),
        Life.state(assessment.getState()),
        path.base(),
        gaps.getGapsList().stream().map(gap -> gap(path, gap)).toList(),
        waits,
        gaps.getTotalSize() - gaps.getGapsCount(),
        events.stream().map(this::entry).toList(),
        actions(path, assessment.getState(), waits),
        frames.csrf(),
        error);
  }

  private static boolean keepsFromSubmission(Gap gap) {
    return gap.getKind() != Gap.Kind.KIND_NO_APPROVER;
  }

  private static SignoffPage.Gap gap(AssessmentPath path, Gap gap) {
    String key = gap.getAnswer().substring(gap.getAnswer().lastIndexOf('/') + 1);
    String why =
        switch (gap.getKind()) {
          case KIND_SENT_BACK -> "sent back, not answered anew";
          case KIND_NO_APPROVER -> "does not apply, and no reviewer has approved that";
          default -> "nobody has answered";
        };
    return new SignoffPage.Gap(
        gap.getPracticeId(), gap.getTitle(), why, path.base() + "?practice=" + key);
  }

  private SignoffPage.Entry entry(AssessmentEvent event) {
    return new SignoffPage.Entry(
        what(event.getAction()),
        event.getActor(),
        event.getReason(),
        session.moment(Instants.of(event.getEventTime())));
  }

  private static String what(String action) {
    return switch (action) {
      case "SUBMIT" -> "Submitted";
      case "APPROVE" -> "Approved";
      case "REQUEST_CHANGES" -> "Sent back";
      case "CLOSE" -> "Closed";
      default -> "Reopened";
    };
  }

  private List<Action> actions(AssessmentPath path, Assessment.State state, boolean waits) {
    String at = path.base() + "/signoff/";
    List<Action> actions = new ArrayList<>();
    if (Life.open(state)) {
      if (session.may("assessments.submit") && !waits) {
        String hint = "Hands it to the reviewers; answers can not change until it comes back";
        actions.add(new Action(at + "submit", "Submit", hint, false, true));
      }
      return actions;
    }
    boolean reviews = session.may("assessments.review");
    if (reviews && state == Assessment.State.STATE_SUBMITTED) {
      String hint = "by somebody else than who wrote or submitted it";
      actions.add(new Action(at + "approve", "Approve", hint, false, true));
      actions.add(
          new Action(at + "request-changes", "Request changes", "What is to do", true, false));
    }
    if (reviews && state == Assessment.State.STATE_APPROVED) {
      String hint = "Nothing is expected of anybody until it is reopened";
      actions.add(new Action(at + "close", "Close", hint, false, true));
    }
    if (session.may("assessments.reopen")) {
      actions.add(new Action(at + "reopen", "Reopen", "Why it is taken up again", true, false));
    }
    return actions;
  }
}
