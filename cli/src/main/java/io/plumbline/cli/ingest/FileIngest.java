package io.plumbline.cli.ingest;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc.IngestServiceStub;
import io.plumbline.proto.evidence.v1.UploadHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Sends a file until the service has it: when the service goes away in between, the same upload is
 * sent again, which counts nothing twice.
 */
final class FileIngest {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int TRIES = 6;
  private static final long PAUSE_MILLIS = 2500;

  private final Connection connection;
  private final UploadMeter meter;

  FileIngest(Connection connection, UploadMeter meter) {
    this.connection = connection;
    this.meter = meter;
  }

  IngestResult send(Path file, UploadHeader header) throws IOException, InterruptedException {
    UploadHeader named = header.toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    for (int attempt = 1; ; attempt++) {
      IngestServiceStub stub = connection.stub(Part.EVIDENCE, IngestServiceGrpc::newStub, LIMIT);
      try (InputStream bytes = Files.newInputStream(file)) {
        return ScanUpload.send(stub, named, bytes, meter::show);
      } catch (StatusRuntimeException e) {
        if (attempt == TRIES || e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
          throw e;
        }
        meter.again(file, attempt);
        Thread.sleep(PAUSE_MILLIS);
      } finally {
        meter.end();
      }
    }
  }
}
