package io.plumbline.cli.scorecard;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline scorecard}. */
@Command(
    name = "scorecard",
    mixinStandardHelpOptions = true,
    description = "Shows how true a workload stands: score, buckets, and every practice.")
public final class ScorecardCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Option(
      names = "--assessment",
      paramLabel = "A",
      defaultValue = "",
      description = "The workload's newest when not given.")
  private String assessment = "";

  @Override
  public Integer call() {
    String parent = Names.workload(workload);
    if (!assessment.isEmpty()) {
      parent += "/assessments/" + Names.last(assessment);
    }
    try (Connection connection = client.connect("ana")) {
      Scorecard scorecard =
          connection
              .stub(Part.REPORTING, ScorecardServiceGrpc::newBlockingStub)
              .getScorecard(
                  GetScorecardRequest.newBuilder().setName(parent + "/scorecard").build());
      output.print(ScorecardJson.of(scorecard), () -> ScorecardText.of(scorecard));
      return 0;
    }
  }
}
