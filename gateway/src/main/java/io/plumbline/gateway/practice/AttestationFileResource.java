package io.plumbline.gateway.practice;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.services.ServerStream;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.GetAttestationFileRequest;
import io.plumbline.proto.evidence.v1.MutinyAttestationFileServiceGrpc.MutinyAttestationFileServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Hands out files of attestations. Whatever they hold, the browser saves them and runs nothing of
 * them under our address.
 */
@Path("/workloads/{workload}/attestation-files/{file}")
@Authenticated
public class AttestationFileResource {
  private final MutinyAttestationFileServiceStub files;
  private final Calls calls;

  AttestationFileResource(
      @GrpcClient("evidence") MutinyAttestationFileServiceStub files, Calls calls) {
    this.files = files;
    this.calls = calls;
  }

  @GET
  public RestMulti<Buffer> download(@RestPath String workload, @RestPath String file) {
    String name = "workloads/" + workload + "/attestationFiles/" + file;
    MutinyAttestationFileServiceStub stub = calls.stream(files);
    return RestMulti.fromUniResponse(
        calls
            .on(files)
            .getAttestationFile(GetAttestationFileRequest.newBuilder().setName(name).build()),
        found -> chunks(stub, name),
        AttestationFileResource::headers);
  }

  private static Multi<Buffer> chunks(MutinyAttestationFileServiceStub stub, String name) {
    return ServerStream.of(
            stub,
            AttestationFileServiceGrpc.getDownloadAttestationFileMethod(),
            DownloadAttestationFileRequest.newBuilder().setName(name).build())
        .filter(part -> !part.hasFile())
        .map(part -> Buffer.buffer(part.getChunk().toByteArray()));
  }

  static Map<String, List<String>> headers(AttestationFile file) {
    String plain = file.getFileName().replaceAll("[^A-Za-z0-9._-]", "-");
    String whole =
        URLEncoder.encode(file.getFileName(), StandardCharsets.UTF_8).replace("+", "%20");
    return Map.of(
        "Content-Type", List.of("application/octet-stream"),
        "Cache-Control", List.of("no-store"),
        "Content-Disposition",
            List.of("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole),
        "X-Content-Type-Options", List.of("nosniff"),
        "Content-Security-Policy", List.of("sandbox; default-src 'none'"));
  }
}
