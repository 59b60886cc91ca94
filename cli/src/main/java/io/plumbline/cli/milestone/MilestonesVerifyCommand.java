package io.plumbline.cli.milestone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc.MilestoneServiceBlockingStub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline milestones verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Hashes every milestone of an assessment anew, here, and follows their chain.",
      "Exit code 0 when nothing is wrong, 1 otherwise."
    })
final class MilestonesVerifyCommand implements Callable<Integer> {
  private static final int BROKEN = 1;

  @Mixin private AssessmentOption of = new AssessmentOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    ChainCheck check = new ChainCheck();
    try (Connection connection = client.connect("ana")) {
      MilestoneServiceBlockingStub stub =
          connection.stub(Part.ASSESSMENT, MilestoneServiceGrpc::newBlockingStub);
      List<Milestone> oldestFirst =
          new ArrayList<>(MilestonesListCommand.all(stub, of.name(connection)));
      Collections.reverse(oldestFirst);
      for (Milestone milestone : oldestFirst) {
        check.add(
            stub.getMilestone(
                GetMilestoneRequest.newBuilder().setName(milestone.getName()).build()));
      }
    }
    output.print(json(check), () -> text(check));
    return check.faults().isEmpty() ? 0 : BROKEN;
  }

  private static ObjectNode json(ChainCheck check) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("intact", check.faults().isEmpty())
            .put("verified", check.count())
            .put("last_hash", MilestoneText.hex(check.lastHash()));
    ArrayNode faults = json.putArray("faults");
    check.faults().forEach(faults::add);
    return json;
  }

  private static String text(ChainCheck check) {
    if (check.count() == 0) {
      return "Nothing is frozen yet.";
    }
    return check.faults().isEmpty()
        ? "%d milestones are intact; the last has SHA-256 %s"
            .formatted(check.count(), MilestoneText.hex(check.lastHash()))
        : String.join("\n", check.faults()) + "\nThe chain is NOT intact";
  }
}
