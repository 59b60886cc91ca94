package io.plumbline.cli.exception;

import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline exceptions reject}. */
@Command(
    name = "reject",
    aliases = "refuse",
    mixinStandardHelpOptions = true,
    description = "Refuses what is requested, an exception or its renewal; not one's own.")
final class ExceptionsRejectCommand extends Change {
  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  ExceptionsRejectCommand() {
    super("april");
  }

  @Override
  RiskException change(ExceptionServiceBlockingStub stub, String name, String requestId) {
    return stub.refuseException(
        RefuseExceptionRequest.newBuilder()
            .setName(name)
            .setReason(reason)
            .setRequestId(requestId)
            .build());
  }
}
