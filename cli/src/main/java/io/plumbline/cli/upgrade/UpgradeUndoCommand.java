package io.plumbline.cli.upgrade;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ListUpgradesRequest;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc.UpgradeServiceBlockingStub;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline upgrade undo}. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Sets the new assessment aside, with all that was written into it, and brings the old one"
          + " back."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it is taken back",
      "1:it was refused, for example because people have worked on it since"
    })
final class UpgradeUndoCommand implements Callable<Integer> {
  private static final int PAGE = 1000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      index = "0",
      paramLabel = "UPGRADE",
      description = "Full name of the upgrade, or a workload to take its last one back.")
  private String upgrade = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(names = "--force", description = "Even when people have worked on the new one since.")
  private boolean force;

  @Override
  public Integer call() {
    try (Connection connection = client.connect("adam")) {
      UpgradeServiceBlockingStub stub =
          connection.stub(Part.ASSESSMENT, UpgradeServiceGrpc::newBlockingStub);
      Upgrade undone =
          stub.undoUpgrade(
              UndoUpgradeRequest.newBuilder()
                  .setName(upgrade.contains("/upgrades/") ? upgrade : last(stub))
                  .setReason(reason)
                  .setForce(force)
                  .setRequestId(UUID.randomUUID().toString())
                  .build());
      output.print(
          UpgradeText.json(undone),
          () -> undone.getTargetAssessment() + " is set aside; the old assessment is in use again");
      return 0;
    }
  }

  private String last(UpgradeServiceBlockingStub stub) {
    return stub
        .listUpgrades(
            ListUpgradesRequest.newBuilder()
                .setParent(Names.workload(upgrade) + "/assessments/-")
                .setPageSize(PAGE)
                .build())
        .getUpgradesList()
        .stream()
        .filter(one -> one.getState() == Upgrade.State.STATE_APPLIED)
        .findFirst()
        .map(Upgrade::getName)
        .orElseThrow(
            () -> new CommandFailedException("workload " + upgrade + " has no upgrade to undo"));
  }
}
