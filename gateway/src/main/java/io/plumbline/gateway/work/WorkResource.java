package io.plumbline.gateway.work;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers that wait for the reader, or for reviewers, in every workload they may see. */
@Path("/work")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class WorkResource {
  private static final int PAGE_SIZE = 50;

  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;
  private final Session session;
  private final WorkView view;

  WorkResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      Calls calls,
      Session session,
      Frames frames) {
    this.assessments = assessments;
    this.calls = calls;
    this.session = session;
    this.view = new WorkView(session, frames);
  }

  @CheckedTemplate(basePath = "work")
  static class Templates {
    static native TemplateInstance page(WorkPage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(
      @RestQuery @Nullable String show, @RestQuery @Nullable String page) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("show", show == null ? "" : show.strip());
    said.put("page", page == null ? "" : page.strip());
    Address address = new Address(WorkView.PATH, said);
    return calls
        .on(assessments)
        .listAnswers(
            ListAnswersRequest.newBuilder()
                .setParent("workloads/-/assessments/-")
                .setPageSize(PAGE_SIZE)
                .setPageToken(address.value("page"))
                .setFilter(Filters.of(conditions(address.value("show"))))
                .build())
        .map(found -> view.page(address, found))
        .map(shown -> Templates.page(shown, shown.frame()));
  }

  private Map<String, String> conditions(String show) {
    LocalDate today = session.now().atZone(session.zone()).toLocalDate();
    return switch (show) {
      case "due" -> Map.of("due_before", today.plusDays(WorkView.SOON_DAYS).toString());
      case "review" -> Map.of("review", "NONE");
      case "back" -> Map.of("review", "SENT_BACK");
      default -> Map.of("assignee", session.login());
    };
  }
}
