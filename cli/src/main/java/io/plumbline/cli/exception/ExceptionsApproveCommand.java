package io.plumbline.cli.exception;

import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.RiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline exceptions approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approves what is requested, an exception or its renewal; not one's own.")
final class ExceptionsApproveCommand extends Change {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; may be left out.")
  private String reason = "";

  ExceptionsApproveCommand() {
    super("april");
  }

  @Override
  RiskException change(ExceptionServiceBlockingStub stub, String name, String requestId) {
    return stub.approveException(
        ApproveExceptionRequest.newBuilder()
            .setName(name)
            .setReason(reason)
            .setRequestId(requestId)
            .build());
  }
}
