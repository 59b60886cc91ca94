package io.plumbline.gateway.discussion;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentThread;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page of the threads. */
final class DiscussionView {
  static final String PATH = "/discussions";
  static final String MINE = "mine";
  static final String RESOLVED = "resolved";

  private static final Map<String, String> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put("", "Open");
    CHOICES.put(MINE, "Open, with me");
    CHOICES.put(RESOLVED, "Resolved");
  }

  private final Session session;
  private final Frames frames;

  DiscussionView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  DiscussionPage page(Address address, ListCommentsResponse found) {
    return new DiscussionPage(
        frames.of(
            "Discussions of " + session.reader().tenant(),
            "work",
            List.of(new Crumb("Work", "/work"), new Crumb("Discussions", ""))),
        CHOICES.entrySet().stream()
            .map(c -> Choice.of(address, "show", c.getKey(), c.getValue()))
            .toList(),
        empty(address.value("show")),
        found.getCommentsList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()));
  }

  private static String empty(String show) {
    return switch (show) {
      case MINE -> "Nothing is open in which you have written.";
      case RESOLVED -> "No discussion is resolved yet.";
      default ->
          "No discussion is open. One begins with a comment on a practice, in the panel beside its"
              + " wall.";
    };
  }

  private DiscussionPage.Row row(Comment first) {
    String[] name = first.getName().split("/");
    CommentThread thread = first.getThread();
    int replies = thread.getComments() - 1;
    return new DiscussionPage.Row(
        new AssessmentPath(name[1], name[3]).base() + "?practice=" + name[5] + "#comments",
        first.getBody(),
        first.getAuthor(),
        name[5].toUpperCase(Locale.ROOT),
        name[1],
        name[3],
        thread.getState() == CommentThread.State.STATE_RESOLVED
            ? new Marked("Resolved", "pass")
            : new Marked("Open", "warn"),
        replies > 0 ? Figures.count(replies, "reply", "replies") : "",
        session.moment(
            Instants.of(thread.hasUpdateTime() ? thread.getUpdateTime() : first.getCreateTime())));
  }
}
