package io.plumbline.cli.improvement;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline improvements close}. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description =
        "Closes an improvement as done, which evidence or a reason must show; or drops it.")
final class ImprovementsCloseCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "NAME", description = "workloads/WORKLOAD/improvements/ID, as listed.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; may be left out where fresh evidence passes.")
  private String reason = "";

  @Option(names = "--drop", description = "It will not be done; needs a reason.")
  private boolean drop;

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      Improvement closed =
          connection
              .stub(Part.ASSESSMENT, ImprovementServiceGrpc::newBlockingStub)
              .closeImprovement(
                  CloseImprovementRequest.newBuilder()
                      .setName(name)
                      .setOutcome(
                          drop ? Improvement.State.STATE_DROPPED : Improvement.State.STATE_DONE)
                      .setReason(reason)
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
      output.print(Shown.json(closed), () -> Shown.text(closed));
      return 0;
    }
  }
}
