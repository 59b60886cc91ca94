package io.plumbline.assessment.comment;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.CommentThread.State;

/** Comments between the contract and the database. */
public final class CommentProtos {

  private CommentProtos() {}

  /**
   * A comment as the contract shows it.
   *
   * @param thread the thread it stands in
   * @param reader stable id of who reads it
   */
  public static io.plumbline.proto.assessment.v1.Comment proto(
      Comment comment, CommentThread thread, String reader) {
    io.plumbline.proto.assessment.v1.Comment.Builder proto =
        io.plumbline.proto.assessment.v1.Comment.newBuilder()
            .setName(comment.key().name())
            .setBody(comment.body())
            .setAuthor(comment.author())
            .setOwn(comment.by(reader))
            .setRevision(comment.revision())
            .setCreateTime(Times.timestamp(comment.createdAt()))
            .setUpdateTime(Times.timestamp(comment.updatedAt()))
            .setEtag(Etags.of(comment.revision()));
    return comment.first()
        ? proto.setThread(thread(thread)).build()
        : proto.setReplyTo(comment.threadKey().name()).build();
  }

  private static io.plumbline.proto.assessment.v1.CommentThread thread(CommentThread thread) {
    return io.plumbline.proto.assessment.v1.CommentThread.newBuilder()
        .setState(State.valueOf("STATE_" + thread.state().name()))
        .setComments(thread.comments())
        .setChanger(thread.changer())
        .setChangeTime(Times.timestamp(thread.changedAt()))
        .setUpdateTime(Times.timestamp(thread.updatedAt()))
        .setEtag(Etags.of(thread.version()))
        .build();
  }

  /** A text of a comment as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.CommentRevision proto(CommentRevision revision) {
    return io.plumbline.proto.assessment.v1.CommentRevision.newBuilder()
        .setRevision(revision.revision())
        .setBody(revision.body())
        .setWriteTime(Times.timestamp(revision.writtenAt()))
        .build();
  }
}
