package io.plumbline.gateway.scan;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.MutinyScanServiceGrpc.MutinyScanServiceStub;
import io.plumbline.proto.evidence.v1.Scan;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Scans. While one runs, its numbers are asked for again every other second. */
@Path("/evidence/scans")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ScanResource {
  private static final int PAGE_SIZE = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final MutinyScanServiceStub scans;
  private final Calls calls;
  private final ScanView view;

  ScanResource(
      @GrpcClient("evidence") MutinyScanServiceStub scans,
      Calls calls,
      Session session,
      Section section) {
    this.scans = scans;
    this.calls = calls;
    this.view = new ScanView(session, section);
  }

  @CheckedTemplate(basePath = "scan")
  static class Templates {
    static native TemplateInstance list(ScanList page, Frame frame);

    static native TemplateInstance row(ScanRow row);

    static native TemplateInstance page(ScanPage page, Frame frame);

    static native TemplateInstance numbers(ScanPage page);
  }

  /** Newest first. */
  @GET
  public Uni<TemplateInstance> list(
      @RestQuery @Nullable String state, @RestQuery @Nullable String page) {
    Address address =
        Address.of("/evidence/scans")
            .with("state", state == null ? "" : state.strip())
            .with("page", page == null ? "" : page);
    return calls
        .on(scans)
        .listScans(
            ListScansRequest.newBuilder()
                .setPageSize(PAGE_SIZE)
                .setPageToken(address.value("page"))
                .setFilter(Filters.of(Map.of("state", address.value("state"))))
                .build())
        .map(found -> view.list(address, found))
        .map(list -> Templates.list(list, list.frame()));
  }

  /** All about one. */
  @GET
  @Path("{scan}")
  public Uni<TemplateInstance> scan(@RestPath String scan) {
    return read(scan).map(view::page).map(page -> Templates.page(page, page.frame()));
  }

  /** One row of the list as it is now. */
  @GET
  @Path("{scan}/row")
  public Uni<TemplateInstance> row(@RestPath String scan) {
    return read(scan).map(view::row).map(Templates::row);
  }

  /** The numbers of the page as they are now. */
  @GET
  @Path("{scan}/numbers")
  public Uni<TemplateInstance> numbers(@RestPath String scan) {
    return read(scan).map(view::page).map(Templates::numbers);
  }

  private Uni<Scan> read(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFoundException();
    }
    return calls.on(scans).getScan(GetScanRequest.newBuilder().setName("scans/" + id).build());
  }
}
