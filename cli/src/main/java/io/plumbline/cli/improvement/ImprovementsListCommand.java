package io.plumbline.cli.improvement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc.ImprovementServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline improvements list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists improvements, what is due first before the others.")
final class ImprovementsListCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      paramLabel = "WORKLOAD",
      arity = "0..1",
      defaultValue = "-",
      description = "For example webshop; all of them when not given.")
  private String workload = "-";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "",
      description = "Only OPEN, IN_PROGRESS, DONE or DROPPED.")
  private String state = "";

  @Option(names = "--overdue", description = "Only those that are overdue.")
  private boolean overdue;

  @Option(names = "--mine", description = "Only those that are the caller's own.")
  private boolean mine;

  @Override
  public Integer call() {
    String filter =
        state.isEmpty()
            ? ""
            : "state = \""
                + Words.of(Words.parse("state", state, Improvement.State.values()))
                + "\"";
    try (Connection connection = client.connect("ana")) {
      List<Improvement> all =
          list(connection.stub(Part.ASSESSMENT, ImprovementServiceGrpc::newBlockingStub), filter);
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      all.forEach(improvement -> json.add(Shown.json(improvement)));
      output.print(json, () -> all.stream().map(Shown::text).collect(Collectors.joining("\n")));
      return 0;
    }
  }

  private List<Improvement> list(ImprovementServiceBlockingStub stub, String filter) {
    List<Improvement> all = new ArrayList<>();
    ListImprovementsRequest.Builder request =
        ListImprovementsRequest.newBuilder()
            .setParent(Names.workload(workload))
            .setFilter(filter)
            .setOverdue(overdue)
            .setMine(mine)
            .setPageSize(1000);
    do {
      ListImprovementsResponse page = stub.listImprovements(request.build());
      all.addAll(page.getImprovementsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }
}
