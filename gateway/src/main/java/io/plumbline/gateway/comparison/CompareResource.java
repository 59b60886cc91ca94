package io.plumbline.gateway.comparison;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.milestone.MilestoneLoader;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A milestone beside another one, or beside the assessment as it stands. */
@Path("/workloads/{workload}/assessments/{assessment}/compare")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CompareResource {
  private static final int CHOICES = 200;
  private static final String ID = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern MILESTONE =
      Pattern.compile("workloads/" + ID + "/assessments/" + ID + "/milestones/" + ID);

  private final MilestoneLoader milestones;
  private final Session session;
  private final Frames frames;

  CompareResource(MilestoneLoader milestones, Session session, Frames frames) {
    this.milestones = milestones;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "comparison")
  static class Templates {
    static native TemplateInstance page(ComparePage page, Frame frame);
  }

  /** The comparison; without a target, with the assessment as it stands. */
  @GET
  public Uni<TemplateInstance> compare(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String base,
      @RestQuery @Nullable String target,
      @RestQuery @Nullable String show) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String to = target == null || target.isBlank() ? path.name() : target;
    if (base == null
        || !MILESTONE.matcher(base).matches()
        || !(to.equals(path.name()) || MILESTONE.matcher(to).matches())) {
      throw new NotFoundException();
    }
    Map<String, String> said = new LinkedHashMap<>();
    said.put("base", base);
    said.put("target", to.equals(path.name()) ? "" : to);
    said.put("show", show == null ? "" : show);
    return page(path, new Address(path.base() + "/compare", said), base, to);
  }

  private Uni<TemplateInstance> page(
      AssessmentPath path, Address address, String base, String target) {
    return milestones
        .ask(
            path,
            asked ->
                Uni.combine()
                    .all()
                    .unis(
                        asked.compareMilestones(
                            CompareMilestonesRequest.newBuilder()
                                .setBase(base)
                                .setTarget(target)
                                .build()),
                        asked.listMilestones(
                            ListMilestonesRequest.newBuilder()
                                .setParent(path.workloadName() + "/assessments/-")
                                .setPageSize(CHOICES)
                                .build()))
                    .asTuple())
        .map(
            named ->
                new CompareView(session, frames, path, named.found().getItem1())
                    .page(address, named.workload(), named.found().getItem2().getMilestonesList()))
        .map(page -> Templates.page(page, page.frame()));
  }
}
