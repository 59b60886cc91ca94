package io.plumbline.cli.attest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.util.Timestamps;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc.AttestationServiceBlockingStub;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline attestation list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the attestations of a workload with their files, newest first.")
final class AttestationListCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      List<Attestation> all =
          list(connection.stub(Part.EVIDENCE, AttestationServiceGrpc::newBlockingStub));
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      all.forEach(attestation -> json.add(AttestCommand.json(attestation)));
      output.print(
          json,
          () -> all.stream().map(AttestationListCommand::text).collect(Collectors.joining("\n")));
      return 0;
    }
  }

  private List<Attestation> list(AttestationServiceBlockingStub stub) {
    List<Attestation> all = new ArrayList<>();
    ListAttestationsRequest.Builder request =
        ListAttestationsRequest.newBuilder().setParent(Names.workload(workload)).setPageSize(1000);
    do {
      ListAttestationsResponse page = stub.listAttestations(request.build());
      all.addAll(page.getAttestationsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }

  private static String text(Attestation attestation) {
    String files =
        attestation.getFileDetailsList().stream()
            .map(
                file ->
                    "\n  %s  %s  %d bytes  %s"
                        .formatted(
                            file.getName(),
                            file.getFileName(),
                            file.getByteCount(),
                            file.getSha256()))
            .collect(Collectors.joining());
    return "%s  %s  %s  %s by %s until %s%s"
        .formatted(
            attestation.getName(),
            Names.last(attestation.getPractice()),
            Words.of(attestation.getState()),
            Words.of(attestation.getOutcome()),
            attestation.getAuthor(),
            Timestamps.toString(attestation.getValidUntilTime()),
            files);
  }
}
