package io.plumbline.cli.milestone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc.MilestoneServiceBlockingStub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline milestones list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the milestones of an assessment, newest first.")
final class MilestonesListCommand implements Callable<Integer> {
  private static final int PAGE = 1000;

  @Mixin private AssessmentOption of = new AssessmentOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      List<Milestone> all =
          all(
              connection.stub(Part.ASSESSMENT, MilestoneServiceGrpc::newBlockingStub),
              of.name(connection));
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      all.forEach(milestone -> json.add(MilestoneText.json(milestone)));
      output.print(
          json,
          () ->
              all.isEmpty()
                  ? "Nothing is frozen yet."
                  : all.stream().map(MilestoneText::line).collect(Collectors.joining("\n")));
      return 0;
    }
  }

  /** Every milestone of an assessment, newest first, without what it froze. */
  static List<Milestone> all(MilestoneServiceBlockingStub stub, String assessment) {
    List<Milestone> all = new ArrayList<>();
    ListMilestonesRequest.Builder request =
        ListMilestonesRequest.newBuilder().setParent(assessment).setPageSize(PAGE);
    do {
      ListMilestonesResponse page = stub.listMilestones(request.build());
      all.addAll(page.getMilestonesList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }
}
