package io.plumbline.assessment.discussion;

import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentServiceGrpc;
import io.plumbline.proto.assessment.v1.CommentServiceGrpc.CommentServiceBlockingStub;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.EditCommentRequest;
import io.plumbline.proto.assessment.v1.ListCommentRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ReopenThreadRequest;
import io.plumbline.proto.assessment.v1.ResolveThreadRequest;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people do with comments, as the tests say it. */
final class CommentCalls {

  static final String EVERYWHERE = "workloads/-/assessments/-/answers/-";

  private CommentCalls() {}

  static CommentServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, CommentServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static String answer(Assessment assessment) {
    return assessment.getName() + "/answers/sec01-bp01";
  }

  static CreateCommentRequest said(String answer, String replyTo, String body) {
    return CreateCommentRequest.newBuilder()
        .setParent(answer)
        .setComment(Comment.newBuilder().setReplyTo(replyTo).setBody(body))
        .build();
  }

  static Comment say(TestToken by, String answer, String body) {
    return stub(by).createComment(said(answer, "", body));
  }

  static Comment reply(TestToken by, Comment to, String body) {
    String answer = to.getName().substring(0, to.getName().indexOf("/comments/"));
    return stub(by).createComment(said(answer, to.getName(), body));
  }

  static Comment edit(TestToken by, Comment comment, String body) {
    return stub(by)
        .editComment(
            EditCommentRequest.newBuilder()
                .setName(comment.getName())
                .setBody(body)
                .setEtag(comment.getEtag())
                .build());
  }

  static Comment resolve(TestToken by, Comment first) {
    return stub(by)
        .resolveThread(ResolveThreadRequest.newBuilder().setName(first.getName()).build());
  }

  static Comment reopen(TestToken by, Comment first) {
    return stub(by).reopenThread(ReopenThreadRequest.newBuilder().setName(first.getName()).build());
  }

  static List<Comment> list(TestToken by, String parent, String filter, boolean threadsOnly) {
    return stub(by)
        .listComments(
            ListCommentsRequest.newBuilder()
                .setParent(parent)
                .setFilter(filter)
                .setThreadsOnly(threadsOnly)
                .setPageSize(1000)
                .build())
        .getCommentsList();
  }

  static List<String> bodies(TestToken by, Comment comment) {
    return stub(by)
        .listCommentRevisions(
            ListCommentRevisionsRequest.newBuilder().setParent(comment.getName()).build())
        .getRevisionsList()
        .stream()
        .map(revision -> revision.getRevision() + " " + revision.getBody())
        .toList();
  }
}
