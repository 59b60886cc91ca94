package io.plumbline.gateway.comment;

import io.plumbline.gateway.comment.CommentBox.Failed;
import io.plumbline.gateway.comment.CommentBox.Line;
import io.plumbline.gateway.comment.CommentBox.Talk;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Moment;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentThread;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the threads of an answer. */
final class CommentView {
  private final Session session;
  private final String csrf;

  CommentView(Session session, String csrf) {
    this.session = session;
    this.csrf = csrf;
  }

  CommentBox box(
      String base, String practice, String page, ListCommentsResponse found, Failed failed) {
    Map<String, List<Comment>> threads = new LinkedHashMap<>();
    for (Comment comment : found.getCommentsList()) {
      String thread = comment.getReplyTo().isEmpty() ? comment.getName() : comment.getReplyTo();
      threads.computeIfAbsent(id(thread), key -> new ArrayList<>()).add(comment);
    }
    List<Talk> talks =
        threads.entrySet().stream().map(e -> talk(base, e.getKey(), e.getValue())).toList();
    return new CommentBox(
        base,
        practice.toUpperCase(Locale.ROOT),
        talks,
        (int) talks.stream().filter(talk -> talk.settled().isEmpty()).count(),
        session.may("comments.write"),
        csrf,
        page.isEmpty() ? "" : base,
        found.getNextPageToken().isEmpty()
            ? ""
            : Address.of(base).with("page", found.getNextPageToken()).href(),
        failed);
  }

  private Talk talk(String base, String id, List<Comment> comments) {
    Comment first = comments.get(0);
    CommentThread thread = first.getThread();
    String settled =
        thread.getState() == CommentThread.State.STATE_RESOLVED
            ? "Resolved by "
                + thread.getChanger()
                + " "
                + session.moment(Instants.of(thread.getChangeTime())).relative()
            : "";
    String home = home(first.getName());
    return new Talk(
        id,
        settled,
        first.hasThread(),
        home.equals(base) ? "" : home,
        comments.stream().map(this::line).toList());
  }

  /** Address of the comments among which one was said. */
  private static String home(String comment) {
    return "/" + comment.substring(0, comment.lastIndexOf('/')).replace("/answers/", "/practices/");
  }

  private Line line(Comment comment) {
    Moment changed = session.moment(Instants.of(comment.getUpdateTime()));
    return new Line(
        id(comment.getName()),
        comment.getAuthor(),
        comment.getBody(),
        session.moment(Instants.of(comment.getCreateTime())),
        comment.getOwn(),
        comment.getRevision() > 1,
        changed,
        comment.getEtag());
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
