package io.plumbline.cli.ingest;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.UploadHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sends a scan that stands in memory. */
public final class ScanSender {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration LONG_LIMIT = Duration.ofMinutes(30);

  private final Connection connection;

  public ScanSender(Connection connection) {
    this.connection = connection;
  }

  /** Sends Prowler's OCSF output under that file name. */
  public IngestResult send(String fileName, byte[] scan) {
    return send(fileName, new ByteArrayInputStream(scan), LIMIT);
  }

  /** Sends a file with Prowler's OCSF output, however long it takes. */
  public IngestResult send(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return send(file.getFileName().toString(), bytes, LONG_LIMIT);
    }
  }

  private IngestResult send(String fileName, InputStream scan, Duration limit) {
    UploadHeader header =
        UploadHeader.newBuilder()
            .setFileName(fileName)
            .setFormat(ScanFormat.SCAN_FORMAT_PROWLER_OCSF)
            .build();
    try {
      return ScanUpload.send(
          connection.stub(Part.EVIDENCE, IngestServiceGrpc::newStub, limit),
          header,
          scan,
          progress -> {});
    } catch (IOException e) {
      throw new CommandFailedException(fileName + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }
}
