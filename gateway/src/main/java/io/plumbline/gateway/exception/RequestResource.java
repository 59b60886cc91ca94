package io.plumbline.gateway.exception;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.MutinyExceptionServiceGrpc.MutinyExceptionServiceStub;
import io.plumbline.proto.assessment.v1.RiskException;
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
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where an exception on a practice is asked for. */
@Path("/exceptions/new")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class RequestResource {
  private static final int UNPROCESSABLE = 422;
  private static final Pattern WORKLOAD = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern PRACTICE =
      Pattern.compile("frameworks/[a-z0-9-]+/editions/[a-z0-9-]+/practices/[a-z0-9-]+");

  private final MutinyExceptionServiceStub exceptions;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  RequestResource(
      @GrpcClient("assessment") MutinyExceptionServiceStub exceptions,
      Calls calls,
      Session session,
      Frames frames) {
    this.exceptions = exceptions;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "exception")
  static class Templates {
    static native TemplateInstance request(RequestPage page, Frame frame);
  }

  /** The empty form. */
  @GET
  public TemplateInstance form(
      @RestQuery @Nullable String workload,
      @RestQuery @Nullable String practice,
      @RestQuery @Nullable String back) {
    return page(known(workload, practice), back, new TermsInput(), "");
  }

  /** Asks for it, and leads to it; when it was refused, the form again with why. */
  @POST
  public Uni<Response> request(
      @RestQuery @Nullable String workload,
      @RestQuery @Nullable String practice,
      @RestQuery @Nullable String back,
      @BeanParam TermsInput input) {
    About about = known(workload, practice);
    return calls
        .on(exceptions)
        .createException(
            CreateExceptionRequest.newBuilder()
                .setParent("workloads/" + about.workload())
                .setException(
                    RiskException.newBuilder()
                        .setPractice(about.practice())
                        .setTerms(input.terms(session.zone())))
                .build())
        .map(asked -> Response.seeOther(URI.create(ExceptionView.href(asked.getName()))).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ALREADY_EXISTS))
        .recoverWithItem(
            failure ->
                Response.status(UNPROCESSABLE)
                    .entity(
                        page(about, back, input, Problems.why((StatusRuntimeException) failure)))
                    .build());
  }

  /** What the form is about; ids as the contracts write them. */
  private record About(String workload, String practice) {}

  private static About known(@Nullable String workload, @Nullable String practice) {
    if (workload == null
        || practice == null
        || !WORKLOAD.matcher(workload).matches()
        || !PRACTICE.matcher(practice).matches()) {
      throw new NotFoundException();
    }
    return new About(workload, practice);
  }

  private TemplateInstance page(
      About about, @Nullable String back, TermsInput input, String error) {
    String id =
        about.practice().substring(about.practice().lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
    Frame frame =
        frames.of(
            "Exception on " + id + " of " + about.workload(),
            "exceptions",
            List.of(new Crumb("Exceptions", ExceptionView.PATH), new Crumb("New", "")));
    String here = back == null || !back.matches("/workloads/[a-z0-9/?&=_-]*") ? "" : back;
    return Templates.request(
        new RequestPage(
            frame, about.workload(), about.practice(), id, here, input, frames.csrf(), error),
        frame);
  }
}
