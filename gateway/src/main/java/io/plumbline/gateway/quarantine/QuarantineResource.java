package io.plumbline.gateway.quarantine;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.MutinyQuarantineServiceGrpc.MutinyQuarantineServiceStub;
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

/** The list of refused records: open ones first of all. */
@Path("/evidence/quarantine")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class QuarantineResource {
  private static final int PAGE_SIZE = 50;

  private final MutinyQuarantineServiceStub quarantine;
  private final Calls calls;
  private final QuarantineView view;

  QuarantineResource(
      @GrpcClient("evidence") MutinyQuarantineServiceStub quarantine,
      Calls calls,
      Session session,
      Section section) {
    this.quarantine = quarantine;
    this.calls = calls;
    this.view = new QuarantineView(session, section);
  }

  @CheckedTemplate(basePath = "quarantine")
  static class Templates {
    static native TemplateInstance list(QuarantinePage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(@Context UriInfo uri) {
    Address address = address(uri.getQueryParameters());
    return calls
        .on(quarantine)
        .listQuarantinedRecords(
            ListQuarantinedRecordsRequest.newBuilder()
                .setParent("scans/-")
                .setFilter(filter(address))
                .setPageSize(PAGE_SIZE)
                .setPageToken(address.value("page"))
                .build())
        .map(found -> view.list(address, found))
        .map(page -> Templates.list(page, page.frame()));
  }

  private static Address address(MultivaluedMap<String, String> parameters) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : List.of("state", "reason", "scan", "source", "account", "page")) {
      String value = parameters.getFirst(name);
      said.put(name, value == null ? "" : value.strip());
    }
    return new Address("/evidence/quarantine", said);
  }

  private static String filter(Address address) {
    Map<String, String> conditions = new LinkedHashMap<>();
    String state = address.value("state");
    conditions.put("state", state.isEmpty() ? "OPEN" : state.equals("ALL") ? "" : state);
    for (String name : List.of("reason", "source", "account")) {
      conditions.put(name, address.value(name));
    }
    String scan = address.value("scan");
    conditions.put("scan", scan.isEmpty() ? "" : "scans/" + scan);
    return Filters.of(conditions);
  }
}
