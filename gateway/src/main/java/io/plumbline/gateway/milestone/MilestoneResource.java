package io.plumbline.gateway.milestone;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.MutinyMilestoneServiceGrpc.MutinyMilestoneServiceStub;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What one milestone froze, and whether it is still what it was. */
@Path("/workloads/{workload}/assessments/{assessment}/milestones/{milestone}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class MilestoneResource {
  private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final MilestoneLoader milestones;
  private final Session session;
  private final Frames frames;

  MilestoneResource(MilestoneLoader milestones, Session session, Frames frames) {
    this.milestones = milestones;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "milestone")
  static class Templates {
    static native TemplateInstance page(MilestonePage page, Frame frame);
  }

  /** The wall as it was; with {@code check}, the chain hashed anew. */
  @GET
  public Uni<TemplateInstance> milestone(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String milestone,
      @RestQuery @Nullable String check) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    if (!ID.matcher(milestone).matches()) {
      throw new NotFoundException();
    }
    String name = path.name() + "/milestones/" + milestone;
    return milestones
        .ask(
            path,
            asked ->
                Uni.combine()
                    .all()
                    .unis(
                        asked.getMilestone(GetMilestoneRequest.newBuilder().setName(name).build()),
                        verified(asked, name, check != null))
                    .asTuple())
        .map(
            named ->
                new MilestoneView(session, frames, path)
                    .page(
                        named.found().getItem1(),
                        named.workload(),
                        named.found().getItem2().orElse(null)))
        .map(page -> Templates.page(page, page.frame()));
  }

  private static Uni<Optional<VerifyMilestoneResponse>> verified(
      MutinyMilestoneServiceStub asked, String name, boolean wanted) {
    return wanted
        ? asked
            .verifyMilestone(VerifyMilestoneRequest.newBuilder().setName(name).build())
            .map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }
}
