package io.plumbline.assessment.discussion;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.comment.Comment;
import io.plumbline.assessment.comment.Comment.Said;
import io.plumbline.assessment.comment.CommentKey;
import io.plumbline.assessment.comment.CommentProtos;
import io.plumbline.assessment.comment.CommentRevision;
import io.plumbline.assessment.comment.CommentThread;
import io.plumbline.assessment.comment.ThreadAction;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.EditCommentRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes comments, and other texts for them. */
@ApplicationScoped
public class CommentService {

  private static final String CREATE = "plumbline.assessment.v1.CommentService/CreateComment";
  private static final String EDIT = "plumbline.assessment.v1.CommentService/EditComment";

  private final Writes writes;
  private final Comments comments;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public CommentService(Writes writes, Comments comments, Audit audit, Clock clock) {
    this.writes = writes;
    this.comments = comments;
    this.audit = audit;
    this.clock = clock;
  }

  /** Comments an answer, or replies to a comment. */
  Uni<io.plumbline.proto.assessment.v1.Comment> create(CreateCommentRequest request) {
    Caller caller = Caller.current();
    AnswerKey answer = AnswerKey.parse(caller.tenant(), request.getParent());
    Said said =
        new Said(
            said(request.getComment().getBody(), "comment.body"),
            caller.name(),
            caller.subject(),
            now());
    CommentKey key = CommentKey.of(answer, Uuid7.at(said.at()));
    return writes.once(
        new Idempotency.Call(CREATE, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Comment.parser(),
        session ->
            comments
                .workload(session, answer, Sight.of(caller))
                .invoke(Sight.of(caller)::checkBelongs)
                .chain(() -> thread(session, key, request.getComment().getReplyTo(), said))
                .chain(thread -> keep(session, new Comment(key, thread, said), thread)));
  }

  /** The thread that the comment opens, or replies in. */
  private static Uni<CommentThread> thread(
      Mutiny.Session session, CommentKey key, String replyTo, Said said) {
    if (replyTo.isEmpty()) {
      CommentThread thread = new CommentThread(key, said.at());
      return session.persist(thread).chain(session::flush).replaceWith(thread);
    }
    CommentKey to = replied(key.answerKey(), replyTo);
    return Comments.comment(session, to, LockModeType.NONE)
        .chain(c -> Comments.thread(session, c.threadKey(), LockModeType.PESSIMISTIC_WRITE))
        .invoke(thread -> ThreadService.act(thread, ThreadAction.REPLY, said.author(), said.at()));
  }

  private static CommentKey replied(AnswerKey answer, String name) {
    try {
      CommentKey key = CommentKey.parse(answer.tenant(), name);
      if (key.answerKey().equals(answer)) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw Refusals.field("comment.reply_to", "is not the name of a comment");
    }
    throw Refusals.field("comment.reply_to", "is not a comment on this answer");
  }

  private Uni<io.plumbline.proto.assessment.v1.Comment> keep(
      Mutiny.Session session, Comment comment, CommentThread thread) {
    AuditEntry entry =
        new AuditEntry(
            CREATE, comment.key().name(), "created", Map.of("thread", thread.key().name()));
    return session
        .persist(comment)
        .chain(session::flush)
        .chain(() -> session.persist(new CommentRevision(comment)))
        .chain(() -> audit.record(session, entry))
        .replaceWith(() -> CommentProtos.proto(comment, thread, Caller.current().subject()));
  }

  /** Gives the caller's own comment another text. Saying what it says already changes nothing. */
  Uni<io.plumbline.proto.assessment.v1.Comment> edit(EditCommentRequest request) {
    Caller caller = Caller.current();
    CommentKey key = CommentKey.parse(caller.tenant(), request.getName());
    String body = said(request.getBody(), "body");
    return writes.once(
        new Idempotency.Call(EDIT, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Comment.parser(),
        session ->
            comments
                .workload(session, key.answerKey(), Sight.of(caller))
                .invoke(Sight.of(caller)::checkBelongs)
                .chain(() -> Comments.comment(session, key, LockModeType.PESSIMISTIC_WRITE))
                .invoke(comment -> checkMay(comment, caller, request.getEtag()))
                .call(comment -> edit(session, comment, body))
                .chain(
                    comment ->
                        Comments.thread(session, comment.threadKey(), LockModeType.NONE)
                            .map(t -> CommentProtos.proto(comment, t, caller.subject()))));
  }

  private static void checkMay(Comment comment, Caller caller, String etag) {
    if (!comment.by(caller.subject())) {
      throw Refusals.foreign();
    }
    Etags.check(etag, comment.revision());
  }

  private Uni<Void> edit(Mutiny.Session session, Comment comment, String body) {
    if (comment.body().equals(body)) {
      return Uni.createFrom().voidItem();
    }
    comment.edit(body, now());
    return session
        .persist(new CommentRevision(comment))
        .chain(() -> audit.record(session, AuditEntry.of(EDIT, comment.key().name(), "updated")));
  }

  private static String said(String body, String field) {
    String said = body.strip();
    if (said.isEmpty()) {
      throw Refusals.field(field, "must say something");
    }
    return said;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
