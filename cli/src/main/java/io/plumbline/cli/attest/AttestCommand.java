package io.plumbline.cli.attest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.util.Timestamps;
import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline attest}. */
@Command(
    name = "attest",
    mixinStandardHelpOptions = true,
    description = "Gives evidence about one practice of a workload as a person.")
public final class AttestCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Parameters(index = "1", paramLabel = "PRACTICE", description = "For example SEC06-BP01.")
  private String practice = "";

  @Parameters(index = "2", paramLabel = "OUTCOME", description = "MET, PARTLY_MET or NOT_MET.")
  private String outcome = "";

  @Option(
      names = "--statement",
      paramLabel = "TEXT",
      required = true,
      description = "What you state.")
  private String statement = "";

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "EXAMINE",
      description = "EXAMINE, INTERVIEW or TEST; ${DEFAULT-VALUE} when not given.")
  private String method = "EXAMINE";

  @Option(
      names = "--valid-until",
      paramLabel = "WHEN",
      converter = Until.Converter.class,
      description = "90d, 2027-01-31 or 2027-01-31T12:00:00Z; 365 days when not given.")
  private @Nullable Until validUntil;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "What shows it: a policy, an SBOM, a screenshot. May be given several times.")
  private List<Path> files = List.of();

  @Option(
      names = "--renew",
      paramLabel = "ATTESTATION",
      description = "The attestation whose place this one takes; plumbline attestation list.")
  private String renew = "";

  @Override
  public Integer call() {
    Attestation.Builder attestation =
        Attestation.newBuilder()
            .setOutcome(Words.parse("outcome", outcome, Attestation.Outcome.values()))
            .setMethod(Words.parse("method", method, Attestation.Method.values()))
            .setStatement(statement);
    if (validUntil != null) {
      attestation.setValidUntilTime(Timestamps.fromMillis(validUntil.instant().toEpochMilli()));
    }
    try (Connection connection = client.connect("ana")) {
      Attestation created = create(connection, attestation);
      output.print(json(created), () -> text(created));
      return 0;
    }
  }

  private Attestation create(Connection connection, Attestation.Builder attestation) {
    String edition = Assessments.newest(connection, workload).getEdition();
    attestation
        .setPractice(edition + "/practices/" + Names.practice(practice))
        .setRenews(renew.isEmpty() ? "" : renewed());
    for (Path file : files) {
      attestation.addFiles(FileUpload.send(connection, Names.workload(workload), file).getName());
    }
    return connection
        .stub(Part.EVIDENCE, AttestationServiceGrpc::newBlockingStub)
        .createAttestation(
            CreateAttestationRequest.newBuilder()
                .setParent(Names.workload(workload))
                .setAttestation(attestation)
                .setRequestId(UUID.randomUUID().toString())
                .build());
  }

  /** The full name or its last segment. */
  private String renewed() {
    return renew.contains("/") ? renew : Names.workload(workload) + "/attestations/" + renew;
  }

  static ObjectNode json(Attestation attestation) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", attestation.getName())
            .put("practice", attestation.getPractice())
            .put("concept", attestation.getConcept())
            .put("outcome", Words.of(attestation.getOutcome()))
            .put("method", Words.of(attestation.getMethod()))
            .put("statement", attestation.getStatement())
            .put("valid_until", Timestamps.toString(attestation.getValidUntilTime()))
            .put("author", attestation.getAuthor())
            .put("evidence_version", attestation.getEvidenceVersion())
            .put("state", Words.of(attestation.getState()));
    ArrayNode attached = json.putArray("files");
    for (AttestationFile file : attestation.getFileDetailsList()) {
      attached
          .addObject()
          .put("name", file.getName())
          .put("file_name", file.getFileName())
          .put("media_type", file.getMediaType())
          .put("byte_count", file.getByteCount())
          .put("sha256", file.getSha256());
    }
    return json;
  }

  private static String text(Attestation attestation) {
    return "%s attested as %s by %s until %s"
        .formatted(
            Names.last(attestation.getPractice()),
            Words.of(attestation.getOutcome()),
            attestation.getAuthor(),
            Timestamps.toString(attestation.getValidUntilTime()));
  }
}
