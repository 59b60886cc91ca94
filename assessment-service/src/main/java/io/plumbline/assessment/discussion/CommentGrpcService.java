package io.plumbline.assessment.discussion;

import io.plumbline.assessment.comment.ThreadAction;
import io.plumbline.assessment.discussion.ThreadService.Wish;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.EditCommentRequest;
import io.plumbline.proto.assessment.v1.ListCommentRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListCommentRevisionsResponse;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import io.plumbline.proto.assessment.v1.ReopenThreadRequest;
import io.plumbline.proto.assessment.v1.ResolveThreadRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.CommentService}. */
@GrpcService
public class CommentGrpcService implements io.plumbline.proto.assessment.v1.CommentService {

  private final io.plumbline.assessment.discussion.CommentService comments;
  private final ThreadService threads;
  private final CommentReading reading;

  @Inject
  public CommentGrpcService(
      io.plumbline.assessment.discussion.CommentService comments,
      ThreadService threads,
      CommentReading reading) {
    this.comments = comments;
    this.threads = threads;
    this.reading = reading;
  }

  @Override
  public Uni<Comment> createComment(CreateCommentRequest request) {
    return comments.create(request);
  }

  @Override
  public Uni<ListCommentsResponse> listComments(ListCommentsRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<Comment> editComment(EditCommentRequest request) {
    return comments.edit(request);
  }

  @Override
  public Uni<ListCommentRevisionsResponse> listCommentRevisions(
      ListCommentRevisionsRequest request) {
    return reading.revisions(request);
  }

  @Override
  public Uni<Comment> resolveThread(ResolveThreadRequest request) {
    return threads.act(
        new Wish(
            ThreadAction.RESOLVE,
            request.getName(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Comment> reopenThread(ReopenThreadRequest request) {
    return threads.act(
        new Wish(
            ThreadAction.REOPEN,
            request.getName(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }
}
