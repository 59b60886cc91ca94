package io.plumbline.gateway.assessment;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a date and time in the reader's own zone to the page of that instant, whose address
 * means the same to everybody.
 */
@Path("/workloads/{workload}/assessments/{assessment}/as-of")
@Authenticated
public class LookBackResource {
  private final Session session;

  LookBackResource(Session session) {
    this.session = session;
  }

  /**
   * Leads on.
   *
   * @param on date and time, {@code 2026-11-20T10:00}; without one, to now
   */
  @GET
  public Response lookBack(
      @RestPath String workload, @RestPath String assessment, @RestQuery @Nullable String on) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String said = on == null ? "" : on.strip();
    String at = new LookBackView(session, path).said(said).map(Object::toString).orElse(said);
    return Response.seeOther(URI.create(path.base() + AssessmentQuery.NONE.withAt(at).string()))
        .build();
  }
}
