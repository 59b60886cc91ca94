package io.plumbline.gateway.policy;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListPoliciesRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.MutinyPolicyServiceGrpc.MutinyPolicyServiceStub;
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

/** The versions of the scoring policy, and which was active when. */
@Path(PolicyView.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PoliciesResource {
  private static final int VERSIONS = 50;
  private static final int USES = 20;

  private final MutinyPolicyServiceStub policies;
  private final Calls calls;
  private final PolicyView view;

  PoliciesResource(
      @GrpcClient("assessment") MutinyPolicyServiceStub policies,
      Calls calls,
      Session session,
      Frames frames) {
    this.policies = policies;
    this.calls = calls;
    this.view = new PolicyView(session, frames);
  }

  @CheckedTemplate(basePath = "policy")
  static class Templates {
    static native TemplateInstance list(PoliciesPage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(@RestQuery @Nullable String page) {
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(policies)
                .listPolicies(
                    ListPoliciesRequest.newBuilder()
                        .setPageSize(VERSIONS)
                        .setPageToken(page == null ? "" : page)
                        .build()),
            calls
                .on(policies)
                .listPolicyActivations(
                    ListPolicyActivationsRequest.newBuilder().setPageSize(USES).build()))
        .asTuple()
        .map(both -> view.list(both.getItem1(), both.getItem2()))
        .map(made -> Templates.list(made, made.frame()));
  }
}
