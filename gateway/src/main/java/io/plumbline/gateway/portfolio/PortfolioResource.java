package io.plumbline.gateway.portfolio;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.MutinyScorecardServiceGrpc.MutinyScorecardServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The first page: every workload the reader may see. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PortfolioResource {
  private static final int PAGE_SIZE = 500;

  private final MutinyScorecardServiceStub scorecards;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  PortfolioResource(
      @GrpcClient("reporting") MutinyScorecardServiceStub scorecards,
      Calls calls,
      Session session,
      Frames frames) {
    this.scorecards = scorecards;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "portfolio")
  static class Templates {
    static native TemplateInstance page(PortfolioPage page, Frame frame);
  }

  /** The portfolio; a reader whose role has none is led to the catalog. */
  @GET
  public Uni<Object> portfolio(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String sort,
      @RestQuery @Nullable String group,
      @RestQuery @Nullable String page) {
    if (!session.may("scorecards.read") && session.may("catalog.read")) {
      return Uni.createFrom().item(Response.seeOther(URI.create("/catalog")).build());
    }
    PortfolioQuery query = PortfolioQuery.of(q, sort, group, page);
    Frame frame =
        frames.of(
            "Portfolio of " + session.reader().tenant(),
            "portfolio",
            List.of(new Crumb("Portfolio", "")));
    GetPortfolioRequest request =
        GetPortfolioRequest.newBuilder()
            .setPageSize(PAGE_SIZE)
            .setCompactWalls(true)
            .setPageToken(query.pageToken())
            .setOrderBy(query.orderBy())
            .build();
    PortfolioView view = new PortfolioView(session, query);
    return calls
        .on(scorecards)
        .getPortfolio(request)
        .map(portfolio -> Templates.page(view.page(frame, portfolio), frame));
  }
}
