package io.plumbline.assessment.discussion;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.comment.CommentKey;
import io.plumbline.assessment.comment.CommentProtos;
import io.plumbline.assessment.comment.CommentRevision;
import io.plumbline.assessment.comment.ThreadState;
import io.plumbline.assessment.discussion.Comments.After;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ListCommentRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListCommentRevisionsResponse;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads threads of comments, and the texts a comment has had. */
@ApplicationScoped
public class CommentReading {

  private static final Set<String> FIELDS = Set.of("state", "author", "participant");
  private static final String ALL = "-";

  private final TenantTransaction transaction;
  private final Comments comments;
  private final Workloads workloads;
  private final PageTokens tokens;

  @Inject
  public CommentReading(
      TenantTransaction transaction, Comments comments, Workloads workloads, PageTokens tokens) {
    this.transaction = transaction;
    this.comments = comments;
    this.workloads = workloads;
    this.tokens = tokens;
  }

  /** Lists comments, the newest thread first. */
  Uni<ListCommentsResponse> list(ListCommentsRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(
            caller.tenant(),
            "comments",
            request.getParent(),
            filter.canonical(),
            Boolean.toString(request.getThreadsOnly()));
    AnswerKey of = AnswerKey.parse(caller.tenant(), request.getParent());
    Comments.Query query =
        query(of, filter, request.getThreadsOnly(), tokens.decode(about, request.getPageToken()));
    return transaction
        .in(
            caller.tenant(),
            session ->
                checkSeen(session, of, query, Sight.of(caller))
                    .chain(
                        () ->
                            Comments.page(
                                session, caller.tenant(), Sight.of(caller), query, size + 1)))
        .map(found -> response(found, size, about, caller));
  }

  private static Comments.Query query(
      AnswerKey of, Filter filter, boolean firstOnly, List<String> token) {
    return new Comments.Query(
        one(of.workload()),
        one(of.assessment()),
        one(of.practice()),
        filter.value("state").map(CommentReading::state),
        filter.value("author"),
        filter.value("participant"),
        firstOnly,
        token.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new After(UUID.fromString(token.get(0)), Integer.parseInt(token.get(1)))));
  }

  private static Optional<String> one(String id) {
    return id.equals(ALL) ? Optional.empty() : Optional.of(id);
  }

  private static ThreadState state(String value) {
    try {
      return ThreadState.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("filter", "'" + value + "' is no state");
    }
  }

  /** Refuses a list of one answer, or of one workload, that this sight does not reach. */
  private Uni<Void> checkSeen(
      Mutiny.Session session, AnswerKey of, Comments.Query query, Sight sight) {
    boolean oneAnswer =
        query.workload().isPresent()
            && query.assessment().isPresent()
            && query.practice().isPresent();
    return oneAnswer
        ? comments.workload(session, of, sight).replaceWithVoid()
        : workloads.checkSeen(session, of.tenant(), query.workload(), sight);
  }

  private ListCommentsResponse response(
      List<Comments.Found> found, int size, List<String> about, Caller caller) {
    ListCommentsResponse.Builder response = ListCommentsResponse.newBuilder();
    found.stream()
        .limit(size)
        .map(one -> CommentProtos.proto(one.comment(), one.thread(), caller.subject()))
        .forEach(response::addComments);
    if (found.size() > size) {
      Comments.Found last = found.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              about,
              List.of(
                  last.thread().key().id().toString(), Integer.toString(last.comment().number()))));
    }
    return response.build();
  }

  /** Lists every text a comment has had, newest first. */
  Uni<ListCommentRevisionsResponse> revisions(ListCommentRevisionsRequest request) {
    Caller caller = Caller.current();
    CommentKey key = CommentKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "comment-revisions", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    int before = token.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(token.get(0));
    return transaction
        .in(
            caller.tenant(),
            session ->
                comments
                    .workload(session, key.answerKey(), Sight.of(caller))
                    .chain(() -> Comments.comment(session, key, LockModeType.NONE))
                    .chain(() -> Comments.revisions(session, key, before, size + 1)))
        .map(found -> response(found, size, about));
  }

  private ListCommentRevisionsResponse response(
      List<CommentRevision> found, int size, List<String> about) {
    ListCommentRevisionsResponse.Builder response = ListCommentRevisionsResponse.newBuilder();
    found.stream().limit(size).map(CommentProtos::proto).forEach(response::addRevisions);
    if (found.size() > size) {
      String last = Integer.toString(found.get(size - 1).revision());
      response.setNextPageToken(tokens.encode(about, List.of(last)));
    }
    return response.build();
  }
}
