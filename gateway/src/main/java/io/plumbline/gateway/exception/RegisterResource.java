package io.plumbline.gateway.exception;

import com.google.protobuf.util.Durations;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.MutinyExceptionServiceGrpc.MutinyExceptionServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exceptions of every workload the reader may see, newest first. */
@Path("/exceptions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class RegisterResource {
  private static final int PAGE_SIZE = 50;
  private static final int SOON_DAYS = 30;

  private final MutinyExceptionServiceStub exceptions;
  private final Calls calls;
  private final ExceptionView view;

  RegisterResource(
      @GrpcClient("assessment") MutinyExceptionServiceStub exceptions,
      Calls calls,
      Session session,
      Frames frames) {
    this.exceptions = exceptions;
    this.calls = calls;
    this.view = new ExceptionView(session, frames);
  }

  @CheckedTemplate(basePath = "exception")
  static class Templates {
    static native TemplateInstance register(RegisterPage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(@Context UriInfo uri) {
    Address address = address(uri.getQueryParameters());
    return calls
        .on(exceptions)
        .listExceptions(request(address))
        .map(found -> view.register(address, found))
        .map(page -> Templates.register(page, page.frame()));
  }

  private static Address address(MultivaluedMap<String, String> parameters) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : List.of("state", "workload", "page")) {
      String value = parameters.getFirst(name);
      said.put(name, value == null ? "" : value.strip());
    }
    return new Address(ExceptionView.PATH, said);
  }

  private static ListExceptionsRequest request(Address address) {
    String workload = address.value("workload");
    String state = address.value("state");
    ListExceptionsRequest.Builder request =
        ListExceptionsRequest.newBuilder()
            .setParent("workloads/" + (workload.isEmpty() ? "-" : workload))
            .setPageSize(PAGE_SIZE)
            .setPageToken(address.value("page"));
    if (state.equals(ExceptionView.SOON)) {
      return request.setExpiringWithin(Durations.fromDays(SOON_DAYS)).build();
    }
    return request
        .setFilter(
            state.equals(ExceptionView.SELECTOR)
                ? Filters.of(Map.of("kind", state))
                : Filters.of(Map.of("state", state)))
        .build();
  }
}
