package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentServiceGrpc;
import io.plumbline.proto.assessment.v1.CommentThread;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.EditCommentRequest;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import io.plumbline.proto.assessment.v1.ReopenThreadRequest;
import io.plumbline.proto.assessment.v1.ResolveThreadRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Comments on one answer: what is said is kept, and edits come too late. */
public final class FakeComments extends CommentServiceGrpc.CommentServiceImplBase {
  public static final List<Comment> SAID = new CopyOnWriteArrayList<>();
  public static volatile String settled = "";
  public static volatile ListCommentsRequest listed = ListCommentsRequest.getDefaultInstance();

  private static final String ID = "019abf3e-7a10-7c3e-8f5b-0000000000";

  @Override
  public void listComments(ListCommentsRequest request, StreamObserver<ListCommentsResponse> out) {
    listed = request;
    ListCommentsResponse.Builder page = ListCommentsResponse.newBuilder();
    if (!request.getThreadsOnly()) {
      page.addAllComments(SAID);
    } else if (request.getFilter().equals("state = \"OPEN\"")) {
      page.addComments(thread()).setNextPageToken("more");
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void createComment(CreateCommentRequest request, StreamObserver<Comment> out) {
    Comment.Builder said =
        request.getComment().toBuilder()
            .setName(request.getParent() + "/comments/" + ID + (10 + SAID.size()))
            .setAuthor("ana")
            .setOwn(true)
            .setRevision(1)
            .setCreateTime(FakeAssessments.THEN)
            .setUpdateTime(FakeAssessments.THEN)
            .setEtag("\"1\"");
    if (said.getReplyTo().isEmpty()) {
      said.setThread(thread(CommentThread.State.STATE_OPEN));
    }
    SAID.add(said.build());
    FakeAssessments.done(out, said.build());
  }

  @Override
  public void editComment(EditCommentRequest request, StreamObserver<Comment> out) {
    out.onError(
        Status.ABORTED
            .withDescription("the resource has changed since it was read")
            .asRuntimeException());
  }

  @Override
  public void resolveThread(ResolveThreadRequest request, StreamObserver<Comment> out) {
    state(request.getName(), CommentThread.State.STATE_RESOLVED, out);
  }

  @Override
  public void reopenThread(ReopenThreadRequest request, StreamObserver<Comment> out) {
    state(request.getName(), CommentThread.State.STATE_OPEN, out);
  }

  private static void state(String name, CommentThread.State state, StreamObserver<Comment> out) {
    settled = name;
    SAID.replaceAll(
        c -> c.getName().equals(name) ? c.toBuilder().setThread(thread(state)).build() : c);
    FakeAssessments.done(out, SAID.get(0));
  }

  private static Comment thread() {
    return Comment.newBuilder()
        .setName(FakeAssessments.NAME + "/answers/sec01-bp01/comments/" + ID + "99")
        .setBody("Who keeps <b>the keys</b> of " + "everything".repeat(12) + "?")
        .setAuthor("rita")
        .setCreateTime(FakeAssessments.THEN)
        .setThread(thread(CommentThread.State.STATE_OPEN).toBuilder().setComments(3))
        .build();
  }

  private static CommentThread thread(CommentThread.State state) {
    return CommentThread.newBuilder()
        .setState(state)
        .setComments(1)
        .setChanger("rea")
        .setChangeTime(FakeAssessments.THEN)
        .build();
  }
}
