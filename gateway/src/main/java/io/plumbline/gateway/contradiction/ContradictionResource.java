package io.plumbline.gateway.contradiction;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.MutinyContradictionServiceGrpc.MutinyContradictionServiceStub;
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

/** What is declared and observed otherwise, in every workload the reader may see. */
@Path("/contradictions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ContradictionResource {
  private static final int PAGE_SIZE = 50;

  private final MutinyContradictionServiceStub contradictions;
  private final Calls calls;
  private final ContradictionView view;

  ContradictionResource(
      @GrpcClient("assessment") MutinyContradictionServiceStub contradictions,
      Calls calls,
      Session session,
      Frames frames) {
    this.contradictions = contradictions;
    this.calls = calls;
    this.view = new ContradictionView(session, frames);
  }

  @CheckedTemplate(basePath = "contradiction")
  static class Templates {
    static native TemplateInstance page(ContradictionPage page, Frame frame);
  }

  /** One page, the heaviest first and then the oldest. */
  @GET
  public Uni<TemplateInstance> list(@Context UriInfo uri) {
    Address address = address(uri.getQueryParameters());
    return calls
        .on(contradictions)
        .listContradictions(request(address))
        .map(found -> view.page(address, found))
        .map(page -> Templates.page(page, page.frame()));
  }

  private static Address address(MultivaluedMap<String, String> parameters) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : List.of("kind", "workload", "unit", "page")) {
      String value = parameters.getFirst(name);
      said.put(name, value == null ? "" : value.strip());
    }
    return new Address(ContradictionView.PATH, said);
  }

  private static ListContradictionsRequest request(Address address) {
    String workload = address.value("workload");
    boolean accepted = address.value("kind").equals(ContradictionView.ACCEPTED);
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("kind", accepted ? "" : address.value("kind"));
    conditions.put("excepted", accepted ? "true" : "");
    conditions.put("unit", address.value("unit"));
    return ListContradictionsRequest.newBuilder()
        .setParent("workloads/" + (workload.isEmpty() ? "-" : workload))
        .setFilter(Filters.of(conditions))
        .setPageSize(PAGE_SIZE)
        .setPageToken(address.value("page"))
        .build();
  }
}
