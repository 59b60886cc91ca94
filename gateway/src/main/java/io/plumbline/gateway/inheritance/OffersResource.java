package io.plumbline.gateway.inheritance;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.inheritance.OffersView.Tried;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListHeirsRequest;
import io.plumbline.proto.assessment.v1.ListHeirsResponse;
import io.plumbline.proto.assessment.v1.ListOffersRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyInheritanceServiceGrpc.MutinyInheritanceServiceStub;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What an assessment offers to others, and who takes it. */
@Path("/workloads/{workload}/assessments/{assessment}/inheritance")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class OffersResource {
  private static final int UNPROCESSABLE = 422;
  private static final int HEIRS = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final MutinyAssessmentServiceStub assessments;
  private final MutinyInheritanceServiceStub offers;
  private final Calls calls;
  private final OffersView view;

  OffersResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      @GrpcClient("assessment") MutinyInheritanceServiceStub offers,
      Calls calls,
      Session session,
      Frames frames) {
    this.assessments = assessments;
    this.offers = offers;
    this.calls = calls;
    this.view = new OffersView(session, frames);
  }

  @CheckedTemplate(basePath = "inheritance")
  static class Templates {
    static native TemplateInstance page(OffersPage page, Frame frame);
  }

  /** Its offers; the heirs of one, when it is chosen. */
  @GET
  public Uni<TemplateInstance> offers(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String page,
      @RestQuery @Nullable String offer,
      @RestQuery @Nullable String heirs) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    Address address =
        Address.of(here(path))
            .with("page", text(page))
            .with("offer", text(offer))
            .with("heirs", text(heirs));
    return page(path, address, Tried.NOTHING);
  }

  /** Makes an offer. */
  @POST
  public Uni<Response> offer(
      @RestPath String workload, @RestPath String assessment, @BeanParam OfferInput input) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return done(
        path,
        calls
            .on(offers)
            .createOffer(
                CreateOfferRequest.newBuilder()
                    .setParent(path.name())
                    .setOffer(input.offer())
                    .build()),
        input);
  }

  /** Takes one back. */
  @POST
  @Path("{offer}/withdraw")
  public Uni<Response> withdraw(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String offer,
      @RestForm @Nullable String reason) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return done(
        path,
        calls
            .on(offers)
            .withdrawOffer(
                WithdrawOfferRequest.newBuilder()
                    .setName(name(path, offer))
                    .setReason(text(reason))
                    .build()),
        OfferInput.NONE);
  }

  private Uni<Response> done(AssessmentPath path, Uni<Offer> call, OfferInput input) {
    return call.map(changed -> Response.seeOther(URI.create(here(path))).build())
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
                        path,
                        Address.of(here(path)),
                        new Tried(input, Problems.why((StatusRuntimeException) failure)))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<TemplateInstance> page(AssessmentPath path, Address address, Tried tried) {
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(assessments)
                .getAssessment(GetAssessmentRequest.newBuilder().setName(path.name()).build()),
            calls
                .on(offers)
                .listOffers(
                    ListOffersRequest.newBuilder()
                        .setParent(path.name())
                        .setPageToken(address.value("page"))
                        .build()),
            heirs(path, address))
        .asTuple()
        .map(
            all ->
                view.page(
                    path,
                    address,
                    all.getItem1(),
                    all.getItem2(),
                    all.getItem3().orElse(null),
                    tried))
        .map(page -> Templates.page(page, page.frame()));
  }

  private Uni<Optional<ListHeirsResponse>> heirs(AssessmentPath path, Address address) {
    return address.value("offer").isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : calls
            .on(offers)
            .listHeirs(
                ListHeirsRequest.newBuilder()
                    .setParent(name(path, address.value("offer")))
                    .setPageSize(HEIRS)
                    .setPageToken(address.value("heirs"))
                    .build())
            .map(Optional::of);
  }

  private static String here(AssessmentPath path) {
    return path.base() + "/inheritance";
  }

  private static String name(AssessmentPath path, String offer) {
    if (!ID.matcher(offer).matches()) {
      throw new NotFoundException();
    }
    return path.name() + "/offers/" + offer;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
