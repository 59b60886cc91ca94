package io.plumbline.cli.upgrade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc.UpgradeServiceBlockingStub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline upgrade portfolio}. */
@Command(
    name = "portfolio",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what upgrades of everything you may see that rests on an edition would do, one by one",
      "and in total. Changes nothing."
    })
final class UpgradePortfolioCommand implements Callable<Integer> {
  private static final int PAGE = 100;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The edition they rest on, for example aws-wa-security/seed.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The edition they would go to.")
  private String to = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      UpgradeServiceBlockingStub stub =
          connection.stub(Part.ASSESSMENT, UpgradeServiceGrpc::newBlockingStub);
      PreviewPortfolioUpgradeRequest.Builder request =
          PreviewPortfolioUpgradeRequest.newBuilder()
              .setName(Names.edition(from))
              .setEdition(Names.edition(to))
              .setPageSize(PAGE);
      PreviewPortfolioUpgradeResponse first =
          stub.previewPortfolioUpgrade(request.clone().setShowTotal(true).build());
      List<PortfolioUpgrade> all = new ArrayList<>(first.getUpgradesList());
      request.setPageToken(first.getNextPageToken());
      while (!request.getPageToken().isEmpty()) {
        PreviewPortfolioUpgradeResponse page = stub.previewPortfolioUpgrade(request.build());
        all.addAll(page.getUpgradesList());
        request.setPageToken(page.getNextPageToken());
      }
      output.print(json(all, first), () -> text(all, first));
      return 0;
    }
  }

  private static ObjectNode json(
      List<PortfolioUpgrade> all, PreviewPortfolioUpgradeResponse first) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode upgrades = json.putArray("upgrades");
    all.forEach(
        one ->
            upgrades.add(
                UpgradeText.json(one.getSummary())
                    .put("assessment", one.getAssessment())
                    .put("display_name", one.getDisplayName())));
    json.set("total", UpgradeText.json(first.getTotal()));
    return json.put("assessments", first.getTotalSize());
  }

  private static String text(List<PortfolioUpgrade> all, PreviewPortfolioUpgradeResponse first) {
    if (all.isEmpty()) {
      return "No assessment that you may see rests on this edition.";
    }
    return all.stream()
            .map(one -> one.getAssessment() + "\n" + UpgradeText.summary(one.getSummary()))
            .collect(Collectors.joining("\n"))
        + "\nall %d%n%s".formatted(first.getTotalSize(), UpgradeText.summary(first.getTotal()));
  }
}
