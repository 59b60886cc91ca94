package io.plumbline.gateway.exception;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.GetExceptionRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsRequest;
import io.plumbline.proto.assessment.v1.MutinyExceptionServiceGrpc.MutinyExceptionServiceStub;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.WithdrawExceptionRequest;
import io.plumbline.proto.evidence.v1.MutinySelectorServiceGrpc.MutinySelectorServiceStub;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One exception, its history, and what can be done with it. */
@Path("/exceptions/{workload}/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ExceptionResource {
  private static final Logger LOG = Logger.getLogger(ExceptionResource.class);
  private static final int UNPROCESSABLE = 422;
  private static final int EVENTS = 1000;
  private static final Pattern NAME =
      Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[0-9a-f-]{36}");

  private final MutinyExceptionServiceStub exceptions;
  private final MutinySelectorServiceStub selectors;
  private final Calls calls;
  private final Session session;
  private final ExceptionView view;

  ExceptionResource(
      @GrpcClient("assessment") MutinyExceptionServiceStub exceptions,
      @GrpcClient("evidence") MutinySelectorServiceStub selectors,
      Calls calls,
      Session session,
      Frames frames) {
    this.exceptions = exceptions;
    this.selectors = selectors;
    this.calls = calls;
    this.session = session;
    this.view = new ExceptionView(session, frames);
  }

  @CheckedTemplate(basePath = "exception")
  static class Templates {
    static native TemplateInstance page(ExceptionPage page, Frame frame);
  }

  /** What is accepted, until when, and how it came to be. */
  @GET
  public Uni<TemplateInstance> exception(@RestPath String workload, @RestPath String id) {
    return page(name(workload, id), "");
  }

  /** Approves what is requested. */
  @POST
  @Path("approve")
  public Uni<Response> approve(
      @RestPath String workload, @RestPath String id, @RestForm @Nullable String reason) {
    String name = name(workload, id);
    return done(
        name,
        calls
            .on(exceptions)
            .approveException(
                ApproveExceptionRequest.newBuilder()
                    .setName(name)
                    .setReason(text(reason))
                    .build()));
  }

  /** Refuses what is requested. */
  @POST
  @Path("refuse")
  public Uni<Response> refuse(
      @RestPath String workload, @RestPath String id, @RestForm @Nullable String reason) {
    String name = name(workload, id);
    return done(
        name,
        calls
            .on(exceptions)
            .refuseException(
                RefuseExceptionRequest.newBuilder().setName(name).setReason(text(reason)).build()));
  }

  /** Takes the reader's request back. */
  @POST
  @Path("withdraw")
  public Uni<Response> withdraw(@RestPath String workload, @RestPath String id) {
    String name = name(workload, id);
    return done(
        name,
        calls
            .on(exceptions)
            .withdrawException(WithdrawExceptionRequest.newBuilder().setName(name).build()));
  }

  /** Ends it. */
  @POST
  @Path("revoke")
  public Uni<Response> revoke(
      @RestPath String workload, @RestPath String id, @RestForm @Nullable String reason) {
    String name = name(workload, id);
    return done(
        name,
        calls
            .on(exceptions)
            .revokeException(
                RevokeExceptionRequest.newBuilder().setName(name).setReason(text(reason)).build()));
  }

  /** Asks for new terms. */
  @POST
  @Path("renew")
  public Uni<Response> renew(
      @RestPath String workload, @RestPath String id, @BeanParam TermsInput input) {
    String name = name(workload, id);
    return done(
        name,
        calls
            .on(exceptions)
            .renewException(
                RenewExceptionRequest.newBuilder()
                    .setName(name)
                    .setTerms(input.terms(session.zone()))
                    .build()));
  }

  /** Back to the exception; when the call was refused, the exception with why. */
  private Uni<Response> done(String name, Uni<RiskException> call) {
    URI back = URI.create(ExceptionView.href(name));
    return call.map(changed -> Response.seeOther(back).build())
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
                page(name, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<TemplateInstance> page(String name, String error) {
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(exceptions)
                .getException(GetExceptionRequest.newBuilder().setName(name).build()),
            calls
                .on(exceptions)
                .listExceptionEvents(
                    ListExceptionEventsRequest.newBuilder()
                        .setParent(name)
                        .setPageSize(EVENTS)
                        .build()))
        .asTuple()
        .chain(
            both ->
                covered(both.getItem1())
                    .map(
                        covered ->
                            view.page(
                                both.getItem1(), both.getItem2().getEventsList(), covered, error)))
        .map(page -> Templates.page(page, page.frame()));
  }

  /** What a selector covers now, so that who decides sees it; nothing when it can not be said. */
  private Uni<Optional<PreviewSelectorResponse>> covered(RiskException exception) {
    if (!exception.hasSelector()) {
      return Uni.createFrom().item(Optional.empty());
    }
    String name = exception.getName();
    return calls
        .on(selectors)
        .previewSelector(
            PreviewSelectorRequest.newBuilder()
                .setParent(name.substring(0, name.indexOf("/exceptions/")))
                .setSelector(exception.getSelector())
                .build())
        .map(Optional::of)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("what a selector covers is missing reason=%s", failure.getMessage());
              return Optional.empty();
            });
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static String name(String workload, String id) {
    if (!NAME.matcher(workload + "/" + id).matches()) {
      throw new NotFoundException();
    }
    return "workloads/" + workload + "/exceptions/" + id;
  }
}
