package io.plumbline.gateway.quarantine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.MutinyQuarantineServiceGrpc.MutinyQuarantineServiceStub;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
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
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One refused record, and what settles it. */
@Path("/evidence/quarantine/{scan}/{index}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class RefusedResource {
  private static final int UNPROCESSABLE = 422;
  private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}/[0-9]{1,18}");

  private final MutinyQuarantineServiceStub quarantine;
  private final Calls calls;
  private final Session session;
  private final Frames frames;
  private final QuarantineView view;

  RefusedResource(
      @GrpcClient("evidence") MutinyQuarantineServiceStub quarantine,
      Calls calls,
      Session session,
      Frames frames,
      Section section) {
    this.quarantine = quarantine;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
    this.view = new QuarantineView(session, section);
  }

  @CheckedTemplate(basePath = "quarantine")
  static class Templates {
    static native TemplateInstance page(RefusedPage page, Frame frame);
  }

  /** Where it stood, why it was refused, and the record itself. */
  @GET
  public Uni<TemplateInstance> record(@RestPath String scan, @RestPath String index) {
    return page(name(scan, index), "");
  }

  /** Takes it in once more; the page then says what came of it. */
  @POST
  @Path("retry")
  public Uni<Response> retry(@RestPath String scan, @RestPath String index) {
    String name = name(scan, index);
    return settle(
        name,
        calls
            .on(quarantine)
            .retryQuarantinedRecords(
                RetryQuarantinedRecordsRequest.newBuilder()
                    .setParent("scans/" + scan)
                    .addNames(name)
                    .build())
            .replaceWithVoid());
  }

  /** Settles it as not worth taking. */
  @POST
  @Path("discard")
  public Uni<Response> discard(
      @RestPath String scan, @RestPath String index, @RestForm @Nullable String reason) {
    String name = name(scan, index);
    return settle(
        name,
        calls
            .on(quarantine)
            .discardQuarantinedRecords(
                DiscardQuarantinedRecordsRequest.newBuilder()
                    .setParent("scans/" + scan)
                    .addNames(name)
                    .setReason(reason == null ? "" : reason.strip())
                    .build())
            .replaceWithVoid());
  }

  /** Back to the record; when the call was refused, the record with why. */
  private Uni<Response> settle(String name, Uni<Void> call) {
    String[] parts = name.split("/");
    URI back = URI.create("/evidence/quarantine/" + parts[1] + "/" + parts[3]);
    return call.replaceWith(Response.seeOther(back).build())
        .onFailure(
            failure ->
                Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION))
        .recoverWithUni(
            failure ->
                page(name, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<TemplateInstance> page(String name, String error) {
    return calls
        .on(quarantine)
        .getQuarantinedRecord(GetQuarantinedRecordRequest.newBuilder().setName(name).build())
        .map(record -> page(record, error))
        .map(page -> Templates.page(page, page.frame()));
  }

  private RefusedPage page(QuarantinedRecord record, String error) {
    return view.page(record, session.may("quarantine.write"), frames.csrf(), error);
  }

  private static String name(String scan, String index) {
    if (!NAME.matcher(scan + "/" + index).matches()) {
      throw new NotFoundException();
    }
    return "scans/" + scan + "/quarantinedRecords/" + index;
  }
}
