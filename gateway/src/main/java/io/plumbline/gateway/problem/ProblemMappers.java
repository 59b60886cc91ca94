package io.plumbline.gateway.problem;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.services.RequestId;
import io.plumbline.gateway.session.Frames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns every failure into one page that says what happened, what was not changed and what to do.
 */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final RequestId requestId;
  private final Frames frames;
  private final CurrentIdentityAssociation identity;
  private final RoutingContext request;

  ProblemMappers(
      RequestId requestId,
      Frames frames,
      CurrentIdentityAssociation identity,
      RoutingContext request) {
    this.requestId = requestId;
    this.frames = frames;
    this.identity = identity;
    this.request = request;
  }

  @CheckedTemplate(basePath = "problem")
  static class Templates {
    static native TemplateInstance page(ProblemPage page);
  }

  @ServerExceptionMapper
  public RestResponse<Object> call(StatusRuntimeException failure) {
    if (failure.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
      return RestResponse.seeOther(URI.create("/sign-out"));
    }
    Problem problem = Problems.of(failure);
    if (problem.status() >= 500) {
      LOG.errorf(failure, "call failed requestId=%s", requestId.value());
    }
    return answer(problem);
  }

  @ServerExceptionMapper
  public RestResponse<Object> missing(NotFoundException failure) {
    return answer(Problem.missing());
  }

  @ServerExceptionMapper
  public RestResponse<Object> web(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return RestResponse.ResponseBuilder.create(status)
          .location(failure.getResponse().getLocation())
          .build();
    }
    return answer(
        switch (status) {
          case 400 ->
              Problem.invalid(
                  "The form's token is missing or too old, or what was sent could not be read.");
          case 403 -> Problem.refused();
          case 404, 405 -> Problem.missing();
          default -> Problem.internal();
        });
  }

  @ServerExceptionMapper
  public RestResponse<Object> other(Exception failure) {
    LOG.errorf(failure, "request failed requestId=%s", requestId.value());
    return answer(Problem.internal());
  }

  private RestResponse<Object> answer(Problem problem) {
    Object entity = Templates.page(new ProblemPage(problem, requestId.value(), frame(problem)));
    return RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(problem.status()), entity)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }

  private io.plumbline.gateway.frame.@Nullable Frame frame(Problem problem) {
    boolean fragment = request.request().getHeader("HX-Request") != null;
    if (fragment || identity.getIdentity().isAnonymous()) {
      return null;
    }
    return frames.of("Problem " + problem.status(), "", List.of());
  }
}
