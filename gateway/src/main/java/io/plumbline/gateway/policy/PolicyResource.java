package io.plumbline.gateway.policy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.MutinyPolicyServiceGrpc.MutinyPolicyServiceStub;
import io.plumbline.proto.assessment.v1.PreviewPolicyRequest;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One version of the scoring policy: what it says, what it would change, and where it is used. */
@Path(PolicyView.PATH + "/{version}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PolicyResource {
  private static final int UNPROCESSABLE = 422;
  private static final int ASSESSMENTS = 50;
  private static final String BUILT_IN = "scoringPolicies/v1";
  private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,8}");

  private final MutinyPolicyServiceStub policies;
  private final Calls calls;
  private final PolicyView view;

  PolicyResource(
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
    static native TemplateInstance page(PolicyPage page, Frame frame);
  }

  /** What it says, and what it would change. */
  @GET
  public Uni<TemplateInstance> policy(@RestPath String version, @RestQuery @Nullable String page) {
    return page(name(version), page == null ? "" : page, "", "");
  }

  /** Scores by it from now on, and leads to the list. */
  @POST
  @Path("activate")
  public Uni<Response> activate(@RestPath String version, @RestForm @Nullable String reason) {
    String name = name(version);
    String why = reason == null ? "" : reason.strip();
    return calls
        .on(policies)
        .activatePolicy(
            ActivatePolicyRequest.newBuilder()
                .setName(name)
                .setReason(why)
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .map(active -> Response.seeOther(URI.create(PolicyView.PATH)).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED))
        .recoverWithUni(
            failure ->
                page(
                        name,
                        "",
                        why,
                        "Not activated: " + Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  /** The resource name of the version an address means. */
  static String name(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new NotFoundException();
    }
    return "scoringPolicies/" + version;
  }

  private Uni<TemplateInstance> page(String name, String token, String reason, String error) {
    return calls
        .on(policies)
        .getPolicy(GetPolicyRequest.newBuilder().setName(name).build())
        .chain(
            policy ->
                policy.getActive()
                    ? Uni.createFrom().item(view.page(policy, policy, null, reason, error))
                    : preview(policy, token, reason, error))
        .map(page -> Templates.page(page, page.frame()));
  }

  private Uni<PolicyPage> preview(ScoringPolicy policy, String token, String reason, String error) {
    return Uni.combine()
        .all()
        .unis(
            active(),
            calls
                .on(policies)
                .previewPolicy(
                    PreviewPolicyRequest.newBuilder()
                        .setName(policy.getName())
                        .setParent("workloads/-")
                        .setPageSize(ASSESSMENTS)
                        .setPageToken(token)
                        .build()))
        .asTuple()
        .map(both -> view.page(policy, both.getItem1(), both.getItem2(), reason, error));
  }

  /** The version that is active: that of the newest activation, or the built-in one before any. */
  private Uni<ScoringPolicy> active() {
    return calls
        .on(policies)
        .listPolicyActivations(ListPolicyActivationsRequest.newBuilder().setPageSize(1).build())
        .map(
            found ->
                found.getActivationsCount() > 0 ? found.getActivations(0).getPolicy() : BUILT_IN)
        .chain(
            name ->
                calls.on(policies).getPolicy(GetPolicyRequest.newBuilder().setName(name).build()));
  }
}
