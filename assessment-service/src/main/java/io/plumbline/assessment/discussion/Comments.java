package io.plumbline.assessment.discussion;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answering.AnswerReading;
import io.plumbline.assessment.comment.Comment;
import io.plumbline.assessment.comment.CommentKey;
import io.plumbline.assessment.comment.CommentRevision;
import io.plumbline.assessment.comment.CommentThread;
import io.plumbline.assessment.comment.ThreadState;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds comments, never one on a workload the caller may not see. */
@ApplicationScoped
public class Comments {

  private static final String PARTICIPANT =
      " and exists (select 1 from Comment o where o.key.tenant = c.key.tenant"
          + " and o.thread = c.thread and o.author = :participant)";

  private final AnswerReading answers;

  @Inject
  public Comments(AnswerReading answers) {
    this.answers = answers;
  }

  /**
   * A comment with its thread.
   *
   * @param thread the one it stands in
   */
  record Found(Comment comment, CommentThread thread) {}

  /**
   * What to list: the newest thread first, the oldest comment in it first.
   *
   * @param workload id of one workload, or nothing for all
   * @param assessment id of assessments, or nothing for all
   * @param practice id of practices, or nothing for all
   * @param state of the thread
   * @param author of the comments
   * @param participant who has written in the thread
   * @param after the comment to continue after
   */
  record Query(
      Optional<String> workload,
      Optional<String> assessment,
      Optional<String> practice,
      Optional<ThreadState> state,
      Optional<String> author,
      Optional<String> participant,
      boolean firstOnly,
      Optional<After> after) {}

  /**
   * Where a page ended.
   *
   * @param thread the thread of its last comment
   * @param number which comment of it
   */
  record After(UUID thread, int number) {}

  /** The workload of an answer that this sight reaches; NOT_FOUND when there is none. */
  Uni<Workload> workload(Mutiny.Session session, AnswerKey answer, Sight sight) {
    return answers.seen(session, answer, sight).map(found -> found.workload());
  }

  /** A comment of an answer that was seen; NOT_FOUND when there is none. */
  static Uni<Comment> comment(Mutiny.Session session, CommentKey key, LockModeType lock) {
    return session
        .find(Comment.class, key, lock)
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noComment(key.name()));
  }

  /** A thread of an answer that was seen; NOT_FOUND when there is none. */
  static Uni<CommentThread> thread(Mutiny.Session session, CommentKey key, LockModeType lock) {
    return session
        .find(CommentThread.class, key, lock)
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noComment(key.name()));
  }

  /** A page of the texts of a comment, newest first. */
  static Uni<List<CommentRevision>> revisions(
      Mutiny.Session session, CommentKey of, int before, int limit) {
    return session
        .createSelectionQuery(
            "from CommentRevision r where r.key.tenant = :tenant and r.key.workload = :workload"
                + " and r.key.assessment = :assessment and r.key.practice = :practice"
                + " and r.key.comment = :comment and r.key.revision < :before"
                + " order by r.key.revision desc",
            CommentRevision.class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("assessment", of.assessment())
        .setParameter("practice", of.practice())
        .setParameter("comment", of.id())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A page of comments on workloads this sight reaches. */
  static Uni<List<Found>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    String hql =
        "select c, t from Comment c, CommentThread t, Workload w where c.key.tenant = :tenant"
            + " and t.key.tenant = :tenant and t.key.workload = c.key.workload"
            + " and t.key.assessment = c.key.assessment and t.key.practice = c.key.practice"
            + " and t.key.id = c.thread"
            + " and w.key.tenant = :tenant and w.key.id = c.key.workload"
            + " and "
            + Sight.CONDITION
            + conditions(query)
            + " order by c.thread desc, c.number";
    Mutiny.SelectionQuery<Object[]> selection =
        session
            .createSelectionQuery(hql, Object[].class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    bind(selection, query);
    return selection
        .setMaxResults(limit)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Found((Comment) row[0], (CommentThread) row[1]))
                    .toList());
  }

  private static String conditions(Query query) {
    return (query.workload().isPresent()
            ? " and c.key.workload = :workload"
            : " and w.archivedAt is null")
        + about(query)
        + (query.state().isPresent() ? " and t.state = :state" : "")
        + (query.author().isPresent() ? " and c.author = :author" : "")
        + (query.participant().isPresent() ? PARTICIPANT : "")
        + (query.firstOnly() ? " and c.number = 1" : "")
        + (query.after().isPresent()
            ? " and (c.thread < :thread or c.thread = :thread and c.number > :number)"
            : "");
  }

  /** What was said about the answers that stood for them before an upgrade is listed with them. */
  private static String about(Query query) {
    if (query.assessment().isEmpty()) {
      return query.practice().isPresent() ? " and c.key.practice = :practice" : "";
    }
    boolean one = query.practice().isPresent();
    return " and (c.key.assessment = :assessment"
        + (one ? " and c.key.practice = :practice" : "")
        + " or exists (select 1 from Predecessor n where n.key.tenant = c.key.tenant"
        + " and n.key.workload = c.key.workload and n.key.assessment = :assessment"
        + (one ? " and n.key.practice = :practice" : "")
        + " and n.key.fromAssessment = c.key.assessment"
        + " and n.key.fromPractice = c.key.practice))";
  }

  private static void bind(Mutiny.SelectionQuery<Object[]> selection, Query query) {
    query.workload().ifPresent(value -> selection.setParameter("workload", value));
    query.assessment().ifPresent(value -> selection.setParameter("assessment", value));
    query.practice().ifPresent(value -> selection.setParameter("practice", value));
    query.state().ifPresent(value -> selection.setParameter("state", value));
    query.author().ifPresent(value -> selection.setParameter("author", value));
    query.participant().ifPresent(value -> selection.setParameter("participant", value));
    query
        .after()
        .ifPresent(
            value ->
                selection
                    .setParameter("thread", value.thread())
                    .setParameter("number", value.number()));
  }
}
