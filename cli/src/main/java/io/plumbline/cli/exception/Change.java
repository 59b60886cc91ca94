package io.plumbline.cli.exception;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.RiskException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that changes one exception and prints it. */
abstract class Change implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "NAME", description = "workloads/WORKLOAD/exceptions/ID, as listed.")
  private String name = "";

  private final String usual;

  /**
   * @param usual who does it on the local stack
   */
  Change(String usual) {
    this.usual = usual;
  }

  /** Makes the call. */
  abstract RiskException change(ExceptionServiceBlockingStub stub, String name, String requestId);

  @Override
  public Integer call() {
    try (Connection connection = client.connect(usual)) {
      RiskException changed =
          change(
              connection.stub(Part.ASSESSMENT, ExceptionServiceGrpc::newBlockingStub),
              name,
              UUID.randomUUID().toString());
      output.print(Shown.json(changed), () -> Shown.text(changed));
      return 0;
    }
  }
}
