package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc.FrameworkServiceBlockingStub;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.Practice;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline catalog show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows an edition and its practices in their own order.")
final class CatalogShowCommand implements Callable<Integer> {
  private static final int ALL = 1000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "EDITION", description = "FRAMEWORK/EDITION or its resource name.")
  private String edition = "";

  @Override
  public Integer call() {
    String name = Names.edition(edition);
    try (Connection connection = client.connect("vic")) {
      FrameworkServiceBlockingStub stub =
          connection.stub(Part.CATALOG, FrameworkServiceGrpc::newBlockingStub);
      Edition found = stub.getEdition(GetEditionRequest.newBuilder().setName(name).build());
      List<Practice> practices =
          stub.listPractices(
                  ListPracticesRequest.newBuilder().setParent(name).setPageSize(ALL).build())
              .getPracticesList();
      ObjectNode json = EditionJson.of(found);
      ArrayNode rows = json.putArray("practices");
      practices.forEach(practice -> rows.add(EditionJson.of(practice)));
      output.print(json, () -> text(found, practices));
      return 0;
    }
  }

  private static String text(Edition edition, List<Practice> practices) {
    StringBuilder text = new StringBuilder(edition.getDisplayName());
    String area = "";
    for (Practice practice : practices) {
      if (!practice.getArea().equals(area)) {
        area = practice.getArea();
        text.append("\n\n").append(area);
      }
      text.append("\n  %-11s %s".formatted(practice.getPracticeId(), practice.getTitle()));
    }
    return text.toString();
  }
}
