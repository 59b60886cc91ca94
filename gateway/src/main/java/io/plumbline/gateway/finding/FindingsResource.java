package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.proto.evidence.v1.MutinyFindingServiceGrpc.MutinyFindingServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The findings explorer. */
@Path("/evidence/findings")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class FindingsResource {
  private static final Logger LOG = Logger.getLogger(FindingsResource.class);
  private static final int PAGE_SIZE = 50;

  private final MutinyFindingServiceStub findings;
  private final PracticeChoices practices;
  private final Calls calls;
  private final ExplorerView view;

  FindingsResource(
      @GrpcClient("evidence") MutinyFindingServiceStub findings,
      PracticeChoices practices,
      Calls calls,
      Session session,
      Section section) {
    this.findings = findings;
    this.practices = practices;
    this.calls = calls;
    this.view = new ExplorerView(session, section);
  }

  @CheckedTemplate(basePath = "finding")
  static class Templates {
    static native TemplateInstance explorer(ExplorerPage page, Frame frame);
  }

  /** One page of findings and the counts to narrow it by. */
  @GET
  public Uni<TemplateInstance> explore(@Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    Explored explored = Explored.of(parameters::getFirst);
    return Uni.combine()
        .all()
        .unis(list(explored), facets(explored), practices.read())
        .collectFailures()
        .asTuple()
        .onFailure(CompositeException.class)
        .transform(failures -> ((CompositeException) failures).getCauses().get(0))
        .map(all -> view.page(explored, all.getItem1(), all.getItem2(), all.getItem3()))
        .map(page -> Templates.explorer(page, page.frame()));
  }

  private Uni<ListFindingsResponse> list(Explored explored) {
    return calls
        .on(findings)
        .listFindings(
            ListFindingsRequest.newBuilder()
                .setFilter(explored.filter())
                .setPageSize(PAGE_SIZE)
                .setPageToken(explored.address().value(Explored.PAGE))
                .build());
  }

  /** Without counts the list still stands. */
  private Uni<Optional<FindingFacets>> facets(Explored explored) {
    return calls
        .on(findings)
        .getFindingFacets(GetFindingFacetsRequest.newBuilder().setFilter(explored.filter()).build())
        .map(Optional::of)
        .onFailure()
        .invoke(failure -> LOG.warnf("facets are missing reason=%s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }
}
