package io.plumbline.gateway.whatif;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentLoader;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.Supposition;
import io.plumbline.proto.assessment.v1.WhatIfRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What the score of an assessment would be if some practices were fixed. What is chosen stands in
 * the address, so that it can be shared; nothing is stored.
 */
@Path("/workloads/{workload}/assessments/{assessment}/what-if")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class WhatIfResource {
  private final MutinyAssessmentServiceStub assessments;
  private final AssessmentLoader loader;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  WhatIfResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      AssessmentLoader loader,
      Calls calls,
      Session session,
      Frames frames) {
    this.assessments = assessments;
    this.loader = loader;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "whatif")
  static class Templates {
    static native TemplateInstance page(WhatIfPage page, Frame frame);
  }

  /**
   * What could be fixed, and what that would change.
   *
   * @param fix ids of practices that are taken as fixed; what can not be fixed is left out
   */
  @GET
  public Uni<TemplateInstance> whatIf(
      @RestPath String workload, @RestPath String assessment, @RestQuery List<String> fix) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return loader
        .load(path, 0)
        .chain(
            data -> {
              WhatIfView view = new WhatIfView(session, frames, path, data);
              return page(path, view, view.chosen(Set.copyOf(fix)));
            })
        .map(page -> Templates.page(page, page.frame()));
  }

  private Uni<WhatIfPage> page(AssessmentPath path, WhatIfView view, List<Fix> chosen) {
    return chosen.isEmpty()
        ? Uni.createFrom().item(() -> view.page(chosen, null))
        : calls
            .on(assessments)
            .whatIf(
                WhatIfRequest.newBuilder()
                    .setName(path.name())
                    .addAllSuppositions(
                        chosen.stream()
                            .flatMap(fix -> fix.states().stream())
                            .map(state -> fixed(Bricks.key(state)))
                            .toList())
                    .build())
            .map(supposed -> view.page(chosen, supposed));
  }

  /** Fixed means: declared as done, and all of its evidence fresh and passing. */
  private static Supposition fixed(String practice) {
    return Supposition.newBuilder()
        .setPractice(practice)
        .setDeclared(AnswerStatus.ANSWER_STATUS_IMPLEMENTED)
        .setPassing(true)
        .build();
  }
}
