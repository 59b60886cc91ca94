package io.plumbline.cli.attest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline attestation download}. */
@Command(
    name = "download",
    mixinStandardHelpOptions = true,
    description = "Saves a file of an attestation, once all of it agrees with its digest.")
final class AttestationDownloadCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      paramLabel = "FILE",
      description = "Its resource name, as plumbline attestation list says it.")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = "Where to save it; under its own name in this folder when not given.")
  private @Nullable Path target;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = client.connect("ana")) {
      Iterator<DownloadAttestationFileResponse> parts =
          connection
              .stub(Part.EVIDENCE, AttestationFileServiceGrpc::newBlockingStub, LIMIT)
              .downloadAttestationFile(
                  DownloadAttestationFileRequest.newBuilder().setName(name).build());
      AttestationFile file = parts.next().getFile();
      Path saved = target == null ? Path.of(safe(file.getFileName())) : target;
      save(file, parts, saved);
      output.print(
          JsonNodeFactory.instance
              .objectNode()
              .put("name", file.getName())
              .put("file", saved.toString())
              .put("media_type", file.getMediaType())
              .put("byte_count", file.getByteCount())
              .put("sha256", file.getSha256()),
          () -> saved + ": " + file.getByteCount() + " bytes, " + file.getSha256());
      return 0;
    }
  }

  /** A name that can not lead out of the folder. */
  static String safe(String fileName) {
    String safe = fileName.replaceAll("[/\\\\\\p{Cntrl}]", "_");
    return safe.startsWith(".") ? "_" + safe : safe;
  }

  private static void save(
      AttestationFile file, Iterator<DownloadAttestationFileResponse> parts, Path saved)
      throws IOException {
    Path half = saved.resolveSibling(saved.getFileName() + ".part");
    try {
      MessageDigest digest = sha256();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(half), digest)) {
        while (parts.hasNext()) {
          parts.next().getChunk().writeTo(out);
        }
      }
      String seen = HexFormat.of().formatHex(digest.digest());
      if (!seen.equals(file.getSha256())) {
        throw new CommandFailedException("the file was damaged on its way: " + seen);
      }
      Files.move(half, saved, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
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
