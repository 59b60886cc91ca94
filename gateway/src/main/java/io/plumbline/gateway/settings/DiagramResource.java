package io.plumbline.gateway.settings;

import com.google.protobuf.ByteString;
import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.assessment.v1.GetWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.MutinyWorkloadDiagramServiceGrpc.MutinyWorkloadDiagramServiceStub;
import io.plumbline.proto.assessment.v1.PutWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RemoveWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.WorkloadDiagram;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * The diagram of a workload. Whatever it holds, it is an image on our pages, and opened by itself
 * it is saved or runs nothing under our address.
 */
@Path("/workloads/{workload}/diagram")
@Authenticated
public class DiagramResource {
  private static final int LARGEST = 1 << 20;

  /** Where rest-csrf keeps the token it is about to send; without it no cookie is sent. */
  private static final String FORM_TOKEN = "csrf_token_bytes";

  private final MutinyWorkloadDiagramServiceStub diagrams;
  private final SettingsPages pages;
  private final Calls calls;
  private final RoutingContext request;

  DiagramResource(
      @GrpcClient("assessment") MutinyWorkloadDiagramServiceStub diagrams,
      SettingsPages pages,
      Calls calls,
      RoutingContext request) {
    this.request = request;
    this.diagrams = diagrams;
    this.pages = pages;
    this.calls = calls;
  }

  /** The picture. It comes with a page, so it must leave the token of the page's forms alone. */
  @GET
  public Uni<Response> picture(@RestPath String workload) {
    request.remove(FORM_TOKEN);
    return calls
        .on(diagrams)
        .getWorkloadDiagram(GetWorkloadDiagramRequest.newBuilder().setName(name(workload)).build())
        .map(DiagramResource::response);
  }

  private static Response response(WorkloadDiagram diagram) {
    String type = diagram.getMediaType();
    String extension = type.substring(type.indexOf('/') + 1).replace("+xml", "");
    return Response.ok(diagram.getContent().toByteArray())
        .header("Content-Type", type)
        .header("Cache-Control", "private, no-cache")
        .header("Content-Disposition", "attachment; filename=\"diagram." + extension + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .build();
  }

  /** Puts a picture, told by the name of its file. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  public Uni<Response> put(@RestPath String workload, @RestForm @Nullable FileUpload file) {
    if (file == null || file.size() == 0 || file.size() > LARGEST) {
      String error = "Not saved: choose one picture of at most 1 MiB.";
      return pages.page(workload, error).map(SettingsResource::no);
    }
    return calls
        .on(diagrams)
        .putWorkloadDiagram(
            PutWorkloadDiagramRequest.newBuilder()
                .setName(name(workload))
                .setMediaType(type(file.fileName()))
                .setContent(content(file))
                .build())
        .map(done -> SettingsResource.back(workload))
        .onFailure(SettingsResource::refused)
        .recoverWithUni(
            failure ->
                pages.page(workload, SettingsResource.why(failure)).map(SettingsResource::no));
  }

  private static ByteString content(FileUpload file) {
    try {
      return ByteString.copyFrom(Files.readAllBytes(file.uploadedFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      return "image/svg+xml";
    }
    return name.endsWith(".jpg") || name.endsWith(".jpeg") ? "image/jpeg" : "image/png";
  }

  /** Removes the picture. */
  @POST
  @Path("remove")
  @Produces(MediaType.TEXT_HTML)
  public Uni<Response> remove(@RestPath String workload) {
    return calls
        .on(diagrams)
        .removeWorkloadDiagram(
            RemoveWorkloadDiagramRequest.newBuilder().setName(name(workload)).build())
        .map(done -> SettingsResource.back(workload))
        .onFailure(SettingsResource::refused)
        .recoverWithUni(
            failure ->
                pages.page(workload, SettingsResource.why(failure)).map(SettingsResource::no));
  }

  private static String name(String workload) {
    return SettingsPages.name(workload) + "/diagram";
  }
}
