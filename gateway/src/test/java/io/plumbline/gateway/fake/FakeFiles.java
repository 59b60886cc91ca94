package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.GetAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps files in memory; refuses what is named evil. */
public final class FakeFiles extends AttestationFileServiceGrpc.AttestationFileServiceImplBase {
  /** Content by resource name. */
  public static final Map<String, ByteString> CONTENT = new ConcurrentHashMap<>();

  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  static AttestationFile of(String name) {
    return AttestationFile.newBuilder()
        .setName(name)
        .setFileName(NAMES.getOrDefault(name, ""))
        .setMediaType("application/pdf")
        .setByteCount(CONTENT.getOrDefault(name, ByteString.EMPTY).size())
        .setSha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        .build();
  }

  @Override
  public StreamObserver<UploadAttestationFileRequest> uploadAttestationFile(
      StreamObserver<UploadAttestationFileResponse> out) {
    return new StreamObserver<>() {
      private String name = "";

      @Override
      public void onNext(UploadAttestationFileRequest message) {
        if (!message.hasHeader()) {
          CONTENT.merge(name, message.getChunk(), ByteString::concat);
          return;
        }
        name = message.getHeader().getParent() + "/attestationFiles/" + UUID.randomUUID();
        NAMES.put(name, message.getHeader().getFileName());
        CONTENT.put(name, ByteString.EMPTY);
      }

      @Override
      public void onError(Throwable failure) {
        CONTENT.remove(name);
      }

      @Override
      public void onCompleted() {
        if (NAMES.getOrDefault(name, "").startsWith("evil")) {
          out.onError(
              Status.INVALID_ARGUMENT
                  .withDescription("the content is text/html, which is not taken")
                  .asRuntimeException());
          return;
        }
        FakeAssessments.done(
            out, UploadAttestationFileResponse.newBuilder().setFile(of(name)).build());
      }
    };
  }

  @Override
  public void getAttestationFile(
      GetAttestationFileRequest request, StreamObserver<AttestationFile> out) {
    if (CONTENT.containsKey(request.getName())) {
      FakeAssessments.done(out, of(request.getName()));
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void downloadAttestationFile(
      DownloadAttestationFileRequest request, StreamObserver<DownloadAttestationFileResponse> out) {
    out.onNext(DownloadAttestationFileResponse.newBuilder().setFile(of(request.getName())).build());
    ByteString content = CONTENT.getOrDefault(request.getName(), ByteString.EMPTY);
    int half = content.size() / 2;
    out.onNext(
        DownloadAttestationFileResponse.newBuilder().setChunk(content.substring(0, half)).build());
    out.onNext(
        DownloadAttestationFileResponse.newBuilder().setChunk(content.substring(half)).build());
    out.onCompleted();
  }
}
