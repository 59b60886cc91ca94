package io.plumbline.cli.attest;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline attestation withdraw}. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Withdraws an attestation of your own; it is kept, and counts no longer.")
final class AttestationWithdrawCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      paramLabel = "ATTESTATION",
      description = "Its resource name, as plumbline attestation list says it.")
  private String name = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      Attestation withdrawn =
          connection
              .stub(Part.EVIDENCE, AttestationServiceGrpc::newBlockingStub)
              .withdrawAttestation(
                  WithdrawAttestationRequest.newBuilder()
                      .setName(name)
                      .setReason(reason)
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
      output.print(AttestCommand.json(withdrawn), () -> name + " is withdrawn");
      return 0;
    }
  }
}
