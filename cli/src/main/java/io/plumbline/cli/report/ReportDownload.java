package io.plumbline.cli.report;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.reporting.v1.DownloadReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportResponse;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;

/** Saves a document and holds it against the digest the service gave. */
final class ReportDownload {
  private final Connection connection;
  private final Duration limit;

  ReportDownload(Connection connection, Duration limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /** Saves under the name only when all of it has arrived. {@code -} is standard output. */
  void save(Report report, Path file) throws IOException {
    if (file.toString().equals("-")) {
      copy(report, System.out);
      return;
    }
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        copy(report, out);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private void copy(Report report, OutputStream out) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(out, sha256());
    Iterator<DownloadReportResponse> parts =
        connection
            .stub(Part.REPORTING, ReportServiceGrpc::newBlockingStub, limit)
            .downloadReport(DownloadReportRequest.newBuilder().setName(report.getName()).build());
    while (parts.hasNext()) {
      parts.next().getChunk().writeTo(digested);
    }
    digested.flush();
    String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
    if (!digest.equals(report.getSha256())) {
      throw new CommandFailedException("the document was damaged on its way: " + digest);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
