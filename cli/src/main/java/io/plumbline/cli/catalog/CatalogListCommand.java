package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline catalog list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the editions of every framework.")
final class CatalogListCommand implements Callable<Integer> {
  private static final int ALL = 1000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    try (Connection connection = client.connect("vic")) {
      List<Edition> editions =
          connection
              .stub(Part.CATALOG, FrameworkServiceGrpc::newBlockingStub)
              .listEditions(
                  ListEditionsRequest.newBuilder()
                      .setParent("frameworks/-")
                      .setPageSize(ALL)
                      .build())
              .getEditionsList();
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      editions.forEach(edition -> json.add(EditionJson.of(edition)));
      output.print(
          json,
          () -> editions.stream().map(CatalogListCommand::line).collect(Collectors.joining("\n")));
      return 0;
    }
  }

  private static String line(Edition edition) {
    return "%-60s %-10s %3d practices  %s"
        .formatted(
            edition.getName(),
            Words.of(edition.getState()),
            edition.getPracticeCount(),
            edition.getDisplayName());
  }
}
