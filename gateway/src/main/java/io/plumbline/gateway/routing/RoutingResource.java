package io.plumbline.gateway.routing;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsRequest;
import io.plumbline.proto.evidence.v1.MutinyRoutingServiceGrpc.MutinyRoutingServiceStub;
import io.plumbline.proto.evidence.v1.UnmappedRule;
import io.plumbline.proto.evidence.v1.UnroutedGroup;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where evidence leads nowhere. */
@Path("/evidence")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class RoutingResource {
  private static final int PAGE_SIZE = 100;
  private static final String FINDINGS = "/evidence/findings";

  private final MutinyRoutingServiceStub routing;
  private final Calls calls;
  private final Session session;
  private final Section section;

  RoutingResource(
      @GrpcClient("evidence") MutinyRoutingServiceStub routing,
      Calls calls,
      Session session,
      Section section) {
    this.routing = routing;
    this.calls = calls;
    this.session = session;
    this.section = section;
  }

  @CheckedTemplate(basePath = "routing")
  static class Templates {
    static native TemplateInstance unrouted(UnroutedPage page, Frame frame);

    static native TemplateInstance unmapped(UnmappedPage page, Frame frame);
  }

  /** Findings that belong to no workload, by account and rule. */
  @GET
  @Path("unrouted")
  public Uni<TemplateInstance> unrouted(@RestQuery @Nullable String page) {
    return calls
        .on(routing)
        .listUnroutedGroups(
            ListUnroutedGroupsRequest.newBuilder()
                .setPageSize(PAGE_SIZE)
                .setPageToken(page == null ? "" : page)
                .build())
        .map(
            found ->
                new UnroutedPage(
                    section.list("unrouted", "Unrouted findings of " + session.reader().tenant()),
                    section.tabs("unrouted"),
                    Figures.count(found.getUnroutedCount(), "finding", "findings"),
                    found.getUnroutedGroupsList().stream().map(this::row).toList(),
                    more("/evidence/unrouted", found.getNextPageToken())))
        .map(shown -> Templates.unrouted(shown, shown.frame()));
  }

  /** Rules that speak to no practice. */
  @GET
  @Path("unmapped")
  public Uni<TemplateInstance> unmapped(@RestQuery @Nullable String page) {
    return calls
        .on(routing)
        .listUnmappedRules(
            ListUnmappedRulesRequest.newBuilder()
                .setPageSize(PAGE_SIZE)
                .setPageToken(page == null ? "" : page)
                .build())
        .map(
            found ->
                new UnmappedPage(
                    section.list("unmapped", "Unmapped rules of " + session.reader().tenant()),
                    section.tabs("unmapped"),
                    found.getUnmappedRulesList().stream().map(this::row).toList(),
                    more("/evidence/unmapped", found.getNextPageToken())))
        .map(shown -> Templates.unmapped(shown, shown.frame()));
  }

  private UnroutedPage.Row row(UnroutedGroup group) {
    return new UnroutedPage.Row(
        group.getAccount(),
        group.getRule(),
        Figures.whole(group.getUnroutedCount()),
        Figures.whole(group.getFindingCount()),
        Address.of(FINDINGS)
            .with("routed", "false")
            .with("account", group.getAccount())
            .with("rule", group.getRule())
            .href(),
        session.moment(Instants.of(group.getLastObserveTime())));
  }

  private UnmappedPage.Row row(UnmappedRule rule) {
    return new UnmappedPage.Row(
        rule.getRule(),
        Figures.whole(rule.getFindingCount()),
        Address.of(FINDINGS).with("rule", rule.getRule()).href(),
        session.moment(Instants.of(rule.getFirstObserveTime())),
        session.moment(Instants.of(rule.getLastObserveTime())));
  }

  private static String more(String path, String token) {
    return token.isEmpty() ? "" : Address.of(path).with("page", token).href();
  }
}
