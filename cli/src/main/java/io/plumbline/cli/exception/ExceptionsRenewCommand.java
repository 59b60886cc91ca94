package io.plumbline.cli.exception;

import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline exceptions renew}. */
@Command(
    name = "renew",
    mixinStandardHelpOptions = true,
    description = "Asks for new terms for an approved exception; the old ones hold meanwhile.")
final class ExceptionsRenewCommand extends Change {
  @Mixin private TermsOptions terms = new TermsOptions();

  ExceptionsRenewCommand() {
    super("ana");
  }

  @Override
  RiskException change(ExceptionServiceBlockingStub stub, String name, String requestId) {
    return stub.renewException(
        RenewExceptionRequest.newBuilder()
            .setName(name)
            .setTerms(terms.terms())
            .setRequestId(requestId)
            .build());
  }
}
