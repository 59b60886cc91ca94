package io.plumbline.gateway.practice;

import io.plumbline.gateway.standing.AssessmentPath;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Parts of the practice panel that are read by themselves. */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PracticeResource {
  private final PanelLoader panels;

  PracticeResource(PanelLoader panels) {
    this.panels = panels;
  }

  /** The verdict as it is now. */
  @GET
  @Path("changes")
  public Uni<TemplateInstance> changes(
      @RestPath String workload, @RestPath String assessment, @RestPath String practice) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return panels.panel(path, practice, 0, panels.view(path)).map(PracticePanels::changes);
  }

  /** The next findings. */
  @GET
  @Path("findings")
  public Uni<TemplateInstance> findings(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestQuery int from) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return panels
        .panel(path, practice, 0, panels.view(path).findingsFrom(from))
        .map(PracticePanels::findingRows);
  }
}
