package io.plumbline.gateway.practice;

import io.grpc.Channel;
import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Hands files a reader chose on to the evidence service, one after the other. */
@RequestScoped
public class FileSender {
  private static final int MINUTES = 5;

  private final Channel evidence;
  private final Calls calls;

  FileSender(@GrpcClient("evidence") Channel evidence, Calls calls) {
    this.evidence = evidence;
    this.calls = calls;
  }

  /** Resource names of the files, in their order. */
  Uni<List<String>> send(String workload, List<FileUpload> files) {
    AttestationFileServiceGrpc.AttestationFileServiceStub stub =
        calls.stream(AttestationFileServiceGrpc.newStub(evidence))
            .withDeadlineAfter(MINUTES, TimeUnit.MINUTES);
    return Multi.createFrom()
        .iterable(files)
        .onItem()
        .transformToUniAndConcatenate(file -> send(stub, workload, file))
        .map(AttestationFile::getName)
        .collect()
        .asList();
  }

  private static Uni<AttestationFile> send(
      AttestationFileServiceGrpc.AttestationFileServiceStub stub,
      String workload,
      FileUpload file) {
    AttestationFileHeader header =
        AttestationFileHeader.newBuilder()
            .setParent(workload)
            .setFileName(AttestationInput.named(file))
            .build();
    return Uni.createFrom()
        .emitter(
            emitter ->
                stub.uploadAttestationFile(
                    new FileStream(
                        header,
                        file.uploadedFile(),
                        Infrastructure.getDefaultWorkerPool(),
                        emitter::complete,
                        emitter::fail)));
  }
}
