package io.plumbline.assessment.discussion;

import com.google.protobuf.Message;
import io.plumbline.assessment.comment.CommentKey;
import io.plumbline.assessment.comment.CommentProtos;
import io.plumbline.assessment.comment.CommentThread;
import io.plumbline.assessment.comment.ThreadAction;
import io.plumbline.assessment.comment.ThreadState;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Resolves threads, and opens them again. */
@ApplicationScoped
public class ThreadService {

  private static final String SERVICE = "plumbline.assessment.v1.CommentService/";

  private final Writes writes;
  private final Comments comments;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ThreadService(Writes writes, Comments comments, Audit audit, Clock clock) {
    this.writes = writes;
    this.comments = comments;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A call that changes a thread.
   *
   * @param name that of its first comment
   * @param request the request, for repeated calls
   */
  record Wish(ThreadAction action, String name, String etag, String requestId, Message request) {

    /** An action is named as its method is. */
    String method() {
      String word = action.name();
      return SERVICE + word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT) + "Thread";
    }
  }

  /** Does it, where the state allows. */
  Uni<io.plumbline.proto.assessment.v1.Comment> act(Wish wish) {
    Caller caller = Caller.current();
    CommentKey key = CommentKey.parse(caller.tenant(), wish.name());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return writes.once(
        new Idempotency.Call(wish.method(), wish.requestId(), wish.request()),
        io.plumbline.proto.assessment.v1.Comment.parser(),
        session ->
            comments
                .workload(session, key.answerKey(), Sight.of(caller))
                .invoke(Sight.of(caller)::checkBelongs)
                .chain(() -> Comments.thread(session, key, LockModeType.PESSIMISTIC_WRITE))
                .invoke(thread -> Etags.check(wish.etag(), thread.version()))
                .invoke(thread -> act(thread, wish.action(), caller.name(), now))
                .call(thread -> audit.record(session, entry(wish, thread)))
                .chain(
                    thread ->
                        Comments.comment(session, key, LockModeType.NONE)
                            .map(c -> CommentProtos.proto(c, thread, caller.subject()))));
  }

  /** Takes a thread to its next state, or refuses. */
  static void act(CommentThread thread, ThreadAction action, String by, Instant now) {
    ThreadState next =
        action.next(thread.state()).orElseThrow(() -> Refusals.state(action, thread.state()));
    thread.act(action, next, by, now);
  }

  private static AuditEntry entry(Wish wish, CommentThread thread) {
    return new AuditEntry(
        wish.method(),
        thread.key().name(),
        wish.action().name().toLowerCase(Locale.ROOT),
        Map.of("state", thread.state().name()));
  }
}
