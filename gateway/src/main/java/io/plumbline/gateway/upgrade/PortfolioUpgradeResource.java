package io.plumbline.gateway.upgrade;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.upgrade.PortfolioUpgradePage.Row;
import io.plumbline.proto.assessment.v1.MutinyUpgradeServiceGrpc.MutinyUpgradeServiceStub;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import io.plumbline.proto.catalog.v1.Edition;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What upgrades of everything that rests on an edition would do. */
@Path("/upgrades")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PortfolioUpgradeResource {
  private static final int PAGE_SIZE = 50;

  private final MutinyUpgradeServiceStub upgrades;
  private final Editions editions;
  private final Calls calls;
  private final Frames frames;

  PortfolioUpgradeResource(
      @GrpcClient("assessment") MutinyUpgradeServiceStub upgrades,
      Editions editions,
      Calls calls,
      Frames frames) {
    this.upgrades = upgrades;
    this.editions = editions;
    this.calls = calls;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "upgrade")
  static class Templates {
    static native TemplateInstance portfolio(PortfolioUpgradePage page, Frame frame);
  }

  /** The form and, once two editions are chosen, one page. */
  @GET
  public Uni<TemplateInstance> portfolio(
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String page) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("from", from == null ? "" : from.strip());
    said.put("to", to == null ? "" : to.strip());
    said.put("page", page == null ? "" : page.strip());
    Address address = new Address("/upgrades", said);
    return editions
        .all()
        .chain(all -> page(address, all))
        .map(shown -> Templates.portfolio(shown, shown.frame()));
  }

  private Uni<PortfolioUpgradePage> page(Address address, List<Edition> all) {
    if (address.value("from").isEmpty() || address.value("to").isEmpty()) {
      return Uni.createFrom()
          .item(page(address, all, PreviewPortfolioUpgradeResponse.getDefaultInstance(), ""));
    }
    return calls
        .on(upgrades)
        .previewPortfolioUpgrade(
            PreviewPortfolioUpgradeRequest.newBuilder()
                .setName(address.value("from"))
                .setEdition(address.value("to"))
                .setPageSize(PAGE_SIZE)
                .setPageToken(address.value("page"))
                .setShowTotal(address.value("page").isEmpty())
                .build())
        .map(found -> page(address, all, found, ""))
        .onFailure(
            failure ->
                Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION))
        .recoverWithItem(
            failure ->
                page(
                    address,
                    all,
                    PreviewPortfolioUpgradeResponse.getDefaultInstance(),
                    Problems.why((StatusRuntimeException) failure)));
  }

  private PortfolioUpgradePage page(
      Address address, List<Edition> all, PreviewPortfolioUpgradeResponse found, String error) {
    return new PortfolioUpgradePage(
        frames.of(
            "Upgrade of the portfolio, dry run",
            "catalog",
            List.of(new Crumb("Catalog", "/catalog"), new Crumb("Upgrade", ""))),
        all.stream().map(PortfolioUpgradeResource::link).toList(),
        all.stream()
            .filter(edition -> edition.getState() == Edition.State.STATE_PUBLISHED)
            .map(PortfolioUpgradeResource::link)
            .toList(),
        address.value("from"),
        address.value("to"),
        found.getUpgradesList().stream()
            .map(
                one ->
                    row(
                        one.getWorkloadDisplayName(),
                        one.getDisplayName(),
                        new Address(
                                "/" + one.getAssessment() + "/upgrade",
                                Map.of("edition", address.value("to")))
                            .href(),
                        one.getSummary()))
            .toList(),
        found.hasTotal()
            ? row("All " + found.getTotalSize() + " you may see", "", "", found.getTotal())
            : row("This page", "", "", found.getPageTotal()),
        address.page(found.getNextPageToken()),
        error);
  }

  private static EditionLink link(Edition edition) {
    return new EditionLink(
        edition.getName(), edition.getDisplayName(), edition.getPracticeCount(), "");
  }

  private static Row row(String workload, String name, String href, UpgradeSummary summary) {
    return new Row(
        workload,
        name,
        href,
        summary.getPractices().getCarried(),
        summary.getPractices().getCarriedWithFlag(),
        summary.getPractices().getNeedsReview(),
        summary.getPractices().getNoTarget(),
        PlanView.all(summary.getBefore()),
        PlanView.all(summary.getAfter()));
  }
}
