package io.plumbline.cli.milestone;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline milestones create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Freezes an assessment as it stands.")
final class MilestonesCreateCommand implements Callable<Integer> {
  @Mixin private AssessmentOption of = new AssessmentOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      index = "1",
      paramLabel = "MILESTONE",
      description = "Its id, for example audit-2027.")
  private String id = "";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Name for people; the id when not given.")
  private String displayName = "";

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why.")
  private String note = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("april")) {
      Milestone made =
          connection
              .stub(Part.ASSESSMENT, MilestoneServiceGrpc::newBlockingStub)
              .createMilestone(
                  CreateMilestoneRequest.newBuilder()
                      .setParent(of.name(connection))
                      .setMilestoneId(id)
                      .setMilestone(
                          Milestone.newBuilder().setDisplayName(displayName).setNote(note))
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
      output.print(
          MilestoneText.json(made),
          () -> made.getName() + " is frozen, SHA-256 " + MilestoneText.hex(made.getContentHash()));
      return 0;
    }
  }
}
