package io.plumbline.gateway.discussion;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.MutinyCommentServiceGrpc.MutinyCommentServiceStub;
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
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is discussed in every workload the reader may see. */
@Path(DiscussionView.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DiscussionResource {
  private static final int PAGE_SIZE = 50;

  private final MutinyCommentServiceStub comments;
  private final Calls calls;
  private final Session session;
  private final DiscussionView view;

  DiscussionResource(
      @GrpcClient("assessment") MutinyCommentServiceStub comments,
      Calls calls,
      Session session,
      Frames frames) {
    this.comments = comments;
    this.calls = calls;
    this.session = session;
    this.view = new DiscussionView(session, frames);
  }

  @CheckedTemplate(basePath = "discussion")
  static class Templates {
    static native TemplateInstance page(DiscussionPage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(
      @RestQuery @Nullable String show, @RestQuery @Nullable String page) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("show", show == null ? "" : show.strip());
    said.put("page", page == null ? "" : page.strip());
    Address address = new Address(DiscussionView.PATH, said);
    return calls
        .on(comments)
        .listComments(
            ListCommentsRequest.newBuilder()
                .setParent("workloads/-/assessments/-/answers/-")
                .setPageSize(PAGE_SIZE)
                .setPageToken(address.value("page"))
                .setFilter(Filters.of(conditions(address.value("show"))))
                .setThreadsOnly(true)
                .build())
        .map(found -> view.page(address, found))
        .map(shown -> Templates.page(shown, shown.frame()));
  }

  private Map<String, String> conditions(String show) {
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("state", show.equals(DiscussionView.RESOLVED) ? "RESOLVED" : "OPEN");
    conditions.put("participant", show.equals(DiscussionView.MINE) ? session.login() : "");
    return conditions;
  }
}
