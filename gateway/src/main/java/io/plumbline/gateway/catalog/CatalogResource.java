package io.plumbline.gateway.catalog;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
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
import java.util.List;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestPath;

/** Editions and their practices. */
@Path("/catalog")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CatalogResource {
  private static final int ALL = 1000;

  private final MutinyFrameworkServiceStub frameworks;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  CatalogResource(
      @GrpcClient("catalog") MutinyFrameworkServiceStub frameworks,
      Calls calls,
      Session session,
      Frames frames) {
    this.frameworks = frameworks;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "catalog")
  static class Templates {
    static native TemplateInstance page(CatalogPage page, boolean policies, Frame frame);
  }

  /** The first published edition. */
  @GET
  public Uni<TemplateInstance> catalog() {
    return page(edition -> edition.getState() == Edition.State.STATE_PUBLISHED);
  }

  /** One edition. */
  @GET
  @Path("frameworks/{framework}/editions/{edition}")
  public Uni<TemplateInstance> edition(@RestPath String framework, @RestPath String edition) {
    String name = "frameworks/" + framework + "/editions/" + edition;
    return page(candidate -> candidate.getName().equals(name));
  }

  private Uni<TemplateInstance> page(Predicate<Edition> wanted) {
    Frame frame = frames.of("Catalog", "catalog", List.of(new Crumb("Catalog", "")));
    boolean policies = session.may("policies.read");
    MutinyFrameworkServiceStub stub = calls.on(frameworks);
    return stub.listEditions(
            ListEditionsRequest.newBuilder().setParent("frameworks/-").setPageSize(ALL).build())
        .chain(
            found -> {
              List<Edition> editions = found.getEditionsList();
              if (editions.isEmpty()) {
                return Uni.createFrom()
                    .item(
                        Templates.page(
                            new CatalogPage(List.of(), null, List.of()), policies, frame));
              }
              Edition chosen =
                  editions.stream().filter(wanted).findFirst().orElseThrow(NotFoundException::new);
              return stub.listPractices(
                      ListPracticesRequest.newBuilder()
                          .setParent(chosen.getName())
                          .setPageSize(ALL)
                          .build())
                  .map(
                      practices ->
                          Templates.page(
                              CatalogView.page(editions, chosen, practices.getPracticesList()),
                              policies,
                              frame));
            });
  }
}
