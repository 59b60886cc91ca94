package io.plumbline.cli.exception;

import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline exceptions revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Ends an approved exception before it expires.")
final class ExceptionsRevokeCommand extends Change {
  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  ExceptionsRevokeCommand() {
    super("april");
  }

  @Override
  RiskException change(ExceptionServiceBlockingStub stub, String name, String requestId) {
    return stub.revokeException(
        RevokeExceptionRequest.newBuilder()
            .setName(name)
            .setReason(reason)
            .setRequestId(requestId)
            .build());
  }
}
