package io.plumbline.gateway.comment;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.comment.CommentBox.Failed;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.EditCommentRequest;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.MutinyCommentServiceGrpc.MutinyCommentServiceStub;
import io.plumbline.proto.assessment.v1.ReopenThreadRequest;
import io.plumbline.proto.assessment.v1.ResolveThreadRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Comments on an answer. With htmx the reply is the section of the panel; without script a page of
 * its own.
 */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/comments")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CommentResource {
  private static final int UNPROCESSABLE = 422;
  private static final int COMMENTS = 100;

  private final MutinyCommentServiceStub comments;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  CommentResource(
      @GrpcClient("assessment") MutinyCommentServiceStub comments,
      Calls calls,
      Session session,
      Frames frames) {
    this.comments = comments;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "comment")
  static class Templates {
    static native TemplateInstance section(CommentBox box);

    static native TemplateInstance page(CommentPage page, Frame frame);
  }

  /** The threads, newest first. */
  @GET
  public Uni<TemplateInstance> comments(
      @BeanParam CommentPath path,
      @RestQuery @Nullable String page,
      @RestHeader("HX-Request") @Nullable String htmx) {
    return shown(path, text(page), htmx, Failed.NONE);
  }

  /** Opens a thread, or replies in one. */
  @POST
  public Uni<Response> say(
      @BeanParam CommentPath path,
      @RestForm @Nullable String body,
      @RestForm @Nullable String reply,
      @RestHeader("HX-Request") @Nullable String htmx) {
    String to = text(reply);
    Comment said =
        Comment.newBuilder()
            .setBody(text(body))
            .setReplyTo(to.isEmpty() ? "" : path.comment(to))
            .build();
    return done(
        path,
        htmx,
        new Failed("", to, text(body)),
        calls
            .on(comments)
            .createComment(
                CreateCommentRequest.newBuilder()
                    .setParent(path.answer())
                    .setComment(said)
                    .build()));
  }

  /** Gives the reader's own comment another text. */
  @POST
  @Path("{comment}/edit")
  public Uni<Response> edit(
      @BeanParam CommentPath path,
      @RestPath String comment,
      @RestForm @Nullable String body,
      @RestForm @Nullable String etag,
      @RestHeader("HX-Request") @Nullable String htmx) {
    return done(
        path,
        htmx,
        new Failed("", comment, text(body)),
        calls
            .on(comments)
            .editComment(
                EditCommentRequest.newBuilder()
                    .setName(path.comment(comment))
                    .setBody(text(body))
                    .setEtag(text(etag))
                    .build()));
  }

  /** Settles a thread. */
  @POST
  @Path("{comment}/resolve")
  public Uni<Response> resolve(
      @BeanParam CommentPath path,
      @RestPath String comment,
      @RestHeader("HX-Request") @Nullable String htmx) {
    return done(
        path,
        htmx,
        Failed.NONE,
        calls
            .on(comments)
            .resolveThread(
                ResolveThreadRequest.newBuilder().setName(path.comment(comment)).build()));
  }

  /** Opens a settled thread again. */
  @POST
  @Path("{comment}/reopen")
  public Uni<Response> reopen(
      @BeanParam CommentPath path,
      @RestPath String comment,
      @RestHeader("HX-Request") @Nullable String htmx) {
    return done(
        path,
        htmx,
        Failed.NONE,
        calls
            .on(comments)
            .reopenThread(ReopenThreadRequest.newBuilder().setName(path.comment(comment)).build()));
  }

  private Uni<Response> done(
      CommentPath path, @Nullable String htmx, Failed sent, Uni<Comment> call) {
    return call.chain(
            saved ->
                htmx == null
                    ? Uni.createFrom().item(Response.seeOther(URI.create(path.base())).build())
                    : shown(path, "", htmx, Failed.NONE).map(made -> Response.ok(made).build()))
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ABORTED))
        .recoverWithUni(
            failure ->
                shown(path, "", htmx, failed(sent, (StatusRuntimeException) failure))
                    .map(made -> Response.status(UNPROCESSABLE).entity(made).build()));
  }

  private static Failed failed(Failed sent, StatusRuntimeException failure) {
    return new Failed("Not saved: " + Problems.why(failure), sent.at(), sent.body());
  }

  private Uni<TemplateInstance> shown(
      CommentPath path, String page, @Nullable String htmx, Failed failed) {
    return calls
        .on(comments)
        .listComments(
            ListCommentsRequest.newBuilder()
                .setParent(path.answer())
                .setPageSize(COMMENTS)
                .setPageToken(page)
                .build())
        .map(
            found ->
                new CommentView(session, frames.csrf())
                    .box(path.base(), path.practice(), page, found, failed))
        .map(box -> htmx == null ? alone(path, box) : Templates.section(box));
  }

  private TemplateInstance alone(CommentPath path, CommentBox box) {
    String id = path.practice().toUpperCase(Locale.ROOT);
    Frame frame =
        frames.of(
            "Comments on " + id + " of " + path.workload(),
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(path.workload(), path.assessmentHref()),
                new Crumb(id, path.back()),
                new Crumb("Comments", "")));
    return Templates.page(new CommentPage(frame, box, path.back()), frame);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
