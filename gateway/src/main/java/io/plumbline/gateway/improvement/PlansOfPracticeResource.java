package io.plumbline.gateway.improvement;

import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.Improvement.State;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.plumbline.proto.assessment.v1.MutinyImprovementServiceGrpc.MutinyImprovementServiceStub;
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
import java.util.Comparator;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is planned for a practice, as a part of its panel. */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/improvements")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PlansOfPracticeResource {
  private static final int SHOWN = 20;

  private final MutinyImprovementServiceStub improvements;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  PlansOfPracticeResource(
      @GrpcClient("assessment") MutinyImprovementServiceStub improvements,
      Calls calls,
      Session session,
      Frames frames) {
    this.improvements = improvements;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "improvement")
  static class Templates {
    static native TemplateInstance ofPractice(PlansOfPractice page);
  }

  /**
   * The first of them.
   *
   * @param concept what the practice means: its twin's improvements are its own
   */
  @GET
  public Uni<TemplateInstance> plans(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestQuery @Nullable String concept) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    if (concept == null || concept.isBlank()) {
      throw new NotFoundException();
    }
    return calls
        .on(improvements)
        .listImprovements(
            ListImprovementsRequest.newBuilder()
                .setParent(path.workloadName())
                .setPageSize(SHOWN)
                .setFilter(Filters.of(Map.of("concept", concept)))
                .setOrderBy("due_date")
                .build())
        .map(found -> Templates.ofPractice(page(path, key, concept, found)));
  }

  private PlansOfPractice page(
      AssessmentPath path, String key, String concept, ListImprovementsResponse found) {
    ImprovementView view = new ImprovementView(session, frames);
    return new PlansOfPractice(
        found.getImprovementsList().stream()
            .sorted(Comparator.comparing(PlansOfPracticeResource::closed))
            .map(view::card)
            .toList(),
        found.getTotalSize(),
        Address.of(ImprovementPath.BOARD)
            .with("workload", path.workload())
            .with("concept", concept)
            .href(),
        session.may("improvements.write")
            ? Address.of("/improvements/new").with("answer", path.answer(key)).href()
            : "");
  }

  private static boolean closed(Improvement improvement) {
    return improvement.getState() == State.STATE_DONE
        || improvement.getState() == State.STATE_DROPPED;
  }
}
