package io.plumbline.cli.upgrade;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline upgrade apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Freezes an assessment as a milestone and starts another one against the new edition with"
          + " what",
      "is carried and chosen. What asks and is not chosen stays open. It can be taken back."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it is upgraded", "1:it was refused, and nothing has changed"})
final class UpgradeApplyCommand implements Callable<Integer> {
  private static final int LONGEST_ID = 63;

  @Mixin private UpgradeOption of = new UpgradeOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--id",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "Id of the new assessment; the old one's with that of the edition if not given.")
  private String id = "";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Name of the new assessment for people; the edition's when not given.")
  private String displayName = "";

  @Option(
      names = "--plan-version",
      paramLabel = "N",
      defaultValue = "0",
      description = "The version that the plan rested on; refused when it has changed since.")
  private long version;

  @Override
  public Integer call() {
    try (Connection connection = client.connect("adam")) {
      String assessment = of.assessment(connection);
      Upgrade made =
          connection
              .stub(Part.ASSESSMENT, UpgradeServiceGrpc::newBlockingStub)
              .applyUpgrade(
                  ApplyUpgradeRequest.newBuilder()
                      .setParent(assessment)
                      .setEdition(of.edition())
                      .setAssessmentId(id.isEmpty() ? proposed(assessment, of.edition()) : id)
                      .setDisplayName(displayName)
                      .setVersion(version)
                      .addAllChoices(of.choices())
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
      output.print(UpgradeText.json(made), () -> text(made));
      return 0;
    }
  }

  private static String proposed(String assessment, String edition) {
    String tail = "-" + Names.last(edition);
    String head = Names.last(assessment);
    return head.substring(0, Math.min(head.length(), Math.max(1, LONGEST_ID - tail.length())))
        + tail;
  }

  private static String text(Upgrade made) {
    return "%s holds what was carried; the old one is frozen as %s%n%s%ntake it back with: %s"
        .formatted(
            made.getTargetAssessment(),
            made.getMilestone(),
            UpgradeText.summary(made.getSummary()),
            "plumbline upgrade undo " + made.getName() + " --reason TEXT");
  }
}
