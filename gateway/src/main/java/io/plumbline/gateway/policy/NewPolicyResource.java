package io.plumbline.gateway.policy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.MutinyPolicyServiceGrpc.MutinyPolicyServiceStub;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where a version of the scoring policy is made; nothing is scored by it before it is activated.
 */
@Path(PolicyView.PATH + "/new")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class NewPolicyResource {
  private static final int UNPROCESSABLE = 422;
  private static final String BUILT_IN = "v1";

  private final MutinyPolicyServiceStub policies;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  NewPolicyResource(
      @GrpcClient("assessment") MutinyPolicyServiceStub policies,
      Calls calls,
      Session session,
      Frames frames) {
    this.policies = policies;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "policy")
  static class Templates {
    static native TemplateInstance form(PolicyFormPage page, Frame frame);
  }

  /** The form, filled from another version. */
  @GET
  public Uni<TemplateInstance> form(@RestQuery @Nullable String from) {
    if (!session.may("policies.write")) {
      throw new ForbiddenException();
    }
    String base = from == null || from.isBlank() ? BUILT_IN : from;
    return calls
        .on(policies)
        .getPolicy(GetPolicyRequest.newBuilder().setName(PolicyResource.name(base)).build())
        .map(found -> form(base, found.toBuilder().setDescription("").build(), List.of()));
  }

  /** Makes the version and leads to what it would change; refused, the form with every reason. */
  @POST
  public Uni<Response> create(@RestQuery @Nullable String from, @BeanParam PolicyInput input) {
    ScoringPolicy policy = input.policy();
    return calls
        .on(policies)
        .createPolicyVersion(
            CreatePolicyVersionRequest.newBuilder()
                .setPolicy(policy)
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .map(
            made ->
                Response.seeOther(URI.create(PolicyView.PATH + "/" + PolicyView.id(made.getName())))
                    .build())
        .onFailure(
            failure ->
                Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.PERMISSION_DENIED))
        .recoverWithItem(
            failure ->
                Response.status(UNPROCESSABLE)
                    .entity(
                        form(
                            from == null ? BUILT_IN : from,
                            policy,
                            List.of(Problems.why((StatusRuntimeException) failure).split("; "))))
                    .build());
  }

  private TemplateInstance form(String from, ScoringPolicy policy, List<String> errors) {
    PolicyFormPage page =
        new PolicyForms(new PolicyView(session, frames), frames.csrf()).form(from, policy, errors);
    return Templates.form(page, page.frame());
  }
}
