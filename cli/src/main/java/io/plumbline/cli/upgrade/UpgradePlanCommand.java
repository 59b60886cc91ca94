package io.plumbline.cli.upgrade;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline upgrade plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Tells what an upgrade would do, with the score before and after. Changes nothing.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing is left to decide",
      "1:the call failed",
      "3:something asks, and nothing is chosen for it"
    })
final class UpgradePlanCommand implements Callable<Integer> {
  private static final int ASKS = 3;

  @Mixin private UpgradeOption of = new UpgradeOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      UpgradePlan plan =
          connection
              .stub(Part.ASSESSMENT, UpgradeServiceGrpc::newBlockingStub)
              .previewUpgrade(
                  PreviewUpgradeRequest.newBuilder()
                      .setName(of.assessment(connection))
                      .setEdition(of.edition())
                      .addAllChoices(of.choices())
                      .build());
      output.print(UpgradeText.json(plan), () -> UpgradeText.plan(plan));
      return UpgradeText.open(plan).isEmpty() ? 0 : ASKS;
    }
  }
}
