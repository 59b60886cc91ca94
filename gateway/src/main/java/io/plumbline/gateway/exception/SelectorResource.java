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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where an exception on selected findings is asked for. The selector stands in the address, so that
 * what it covers can be looked at, and passed on, before anybody asks.
 */
@Path("/exceptions/select")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SelectorResource {
  private static final int UNPROCESSABLE = 422;
  private static final Pattern WORKLOAD = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final MutinyExceptionServiceStub exceptions;
  private final MutinySelectorServiceStub selectors;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  SelectorResource(
      @GrpcClient("assessment") MutinyExceptionServiceStub exceptions,
      @GrpcClient("evidence") MutinySelectorServiceStub selectors,
      Calls calls,
      Session session,
      Frames frames) {
    this.exceptions = exceptions;
    this.selectors = selectors;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "exception")
  static class Templates {
    static native TemplateInstance select(SelectorPage page, Frame frame);
  }

  /** The form, with what the selector in the address covers now. */
  @GET
  public Uni<Response> form(
      @RestQuery @Nullable String workload,
      @BeanParam SelectorInput selector,
      @Context UriInfo uri) {
    return page(new Asked(known(workload), selector, here(uri)), new TermsInput(), "");
  }

  /** Asks for it, and leads to it; when it was refused, the form again with why. */
  @POST
  public Uni<Response> request(
      @RestQuery @Nullable String workload,
      @BeanParam SelectorInput selector,
      @BeanParam TermsInput input,
      @Context UriInfo uri) {
    Asked asked = new Asked(known(workload), selector, here(uri));
    return calls
        .on(exceptions)
        .createException(
            CreateExceptionRequest.newBuilder()
                .setParent("workloads/" + asked.workload())
                .setException(
                    RiskException.newBuilder()
                        .setSelector(selector.selector())
                        .setTerms(input.terms(session.zone())))
                .build())
        .map(made -> Response.seeOther(URI.create(ExceptionView.href(made.getName()))).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ALREADY_EXISTS))
        .recoverWithUni(
            failure -> page(asked, input, Problems.why((StatusRuntimeException) failure)));
  }

  /** What the form is about. */
  private record Asked(String workload, SelectorInput selector, String here) {}

  private static String known(@Nullable String workload) {
    if (workload == null || !WORKLOAD.matcher(workload).matches()) {
      throw new NotFoundException();
    }
    return workload;
  }

  private static String here(UriInfo uri) {
    String query = uri.getRequestUri().getRawQuery();
    return "/exceptions/select" + (query == null ? "" : "?" + query);
  }

  private Uni<Response> page(Asked asked, TermsInput input, String error) {
    if (asked.selector().isEmpty()) {
      return Uni.createFrom().item(response(asked, null, input, error));
    }
    return calls
        .on(selectors)
        .previewSelector(
            PreviewSelectorRequest.newBuilder()
                .setParent("workloads/" + asked.workload())
                .setSelector(asked.selector().selector())
                .build())
        .map(covered -> response(asked, covered, input, error))
        .onFailure(failure -> Problems.is(failure, Status.Code.INVALID_ARGUMENT))
        .recoverWithItem(
            failure ->
                response(asked, null, input, Problems.why((StatusRuntimeException) failure)));
  }

  private Response response(
      Asked asked, @Nullable PreviewSelectorResponse covered, TermsInput input, String error) {
    Frame frame =
        frames.of(
            "Exception on findings of " + asked.workload(),
            "exceptions",
            List.of(new Crumb("Exceptions", ExceptionView.PATH), new Crumb("New", "")));
    SelectorPage page =
        new SelectorPage(
            frame,
            asked.workload(),
            asked.selector().fields(),
            covered == null ? null : SelectorView.reach(covered),
            asked.here(),
            input,
            frames.csrf(),
            error);
    return Response.status(error.isEmpty() ? Response.Status.OK.getStatusCode() : UNPROCESSABLE)
        .entity(Templates.select(page, frame))
        .build();
  }
}
