package io.plumbline.cli.exception;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.util.Durations;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.plumbline.proto.assessment.v1.RiskException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline exceptions list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists exceptions, the newest first.")
final class ExceptionsListCommand implements Callable<Integer> {
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
      description = "Only REQUESTED, APPROVED, REFUSED, WITHDRAWN, EXPIRED or REVOKED.")
  private String state = "";

  @Option(names = "--by-selector", description = "Only those on selected findings.")
  private boolean bySelector;

  @Option(
      names = "--expiring",
      paramLabel = "DAYS",
      defaultValue = "0",
      description = "Only approved ones that expire within so many days.")
  private int expiring;

  @Override
  public Integer call() {
    ListExceptionsRequest.Builder request =
        ListExceptionsRequest.newBuilder()
            .setParent(Names.workload(workload))
            .setFilter(filter())
            .setPageSize(1000);
    if (expiring > 0) {
      request.setExpiringWithin(Durations.fromDays(expiring));
    }
    try (Connection connection = client.connect("ana")) {
      List<RiskException> all =
          list(connection.stub(Part.ASSESSMENT, ExceptionServiceGrpc::newBlockingStub), request);
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      all.forEach(exception -> json.add(Shown.json(exception)));
      output.print(json, () -> all.stream().map(Shown::text).collect(Collectors.joining("\n")));
      return 0;
    }
  }

  private String filter() {
    List<String> conditions = new ArrayList<>();
    if (!state.isEmpty()) {
      String word = Words.of(Words.parse("state", state, RiskException.State.values()));
      conditions.add("state = \"" + word + "\"");
    }
    if (bySelector) {
      conditions.add("kind = \"SELECTOR\"");
    }
    return String.join(" AND ", conditions);
  }

  private static List<RiskException> list(
      ExceptionServiceBlockingStub stub, ListExceptionsRequest.Builder request) {
    List<RiskException> all = new ArrayList<>();
    do {
      ListExceptionsResponse page = stub.listExceptions(request.build());
      all.addAll(page.getExceptionsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }
}
