package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.catalog.v1.CrosswalkServiceGrpc;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.proto.catalog.v1.ResolvedPractice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline catalog resolve}. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Says which practice a reference means: an id with its edition, a slug, a name.")
final class CatalogResolveCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "REF", description = "For example sec_identities_enforce_mechanisms.")
  private String reference = "";

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      defaultValue = "",
      description = "FRAMEWORK/EDITION that a bare id belongs to, or its resource name.")
  private String edition = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("vic")) {
      ResolvePracticeResponse answer =
          connection
              .stub(Part.CATALOG, CrosswalkServiceGrpc::newBlockingStub)
              .resolvePractice(
                  ResolvePracticeRequest.newBuilder()
                      .setReference(reference)
                      .setEdition(edition.isEmpty() ? "" : Names.edition(edition))
                      .build());
      output.print(json(answer), () -> text(answer));
      return 0;
    }
  }

  private static ObjectNode json(ResolvePracticeResponse answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("concept", answer.getConcept());
    ArrayNode practices = json.putArray("practices");
    for (ResolvedPractice practice : answer.getPracticesList()) {
      practices
          .addObject()
          .put("name", practice.getPractice())
          .put("id", practice.getPracticeId())
          .put("title", practice.getTitle())
          .put("relation", Words.of(practice.getRelation()))
          .put("confidence", Words.of(practice.getConfidence()))
          .put("reason", practice.getReason());
    }
    return json.put("missing", answer.getMissing());
  }

  private static String text(ResolvePracticeResponse answer) {
    StringBuilder text = new StringBuilder(answer.getConcept());
    for (ResolvedPractice practice : answer.getPracticesList()) {
      text.append(
          "\n  %s %s (%s, %s)"
              .formatted(
                  practice.getPracticeId(),
                  practice.getTitle(),
                  Words.lower(practice.getRelation()),
                  Words.lower(practice.getConfidence())));
    }
    return answer.getMissing().isEmpty()
        ? text.toString()
        : text.append("\n  ").append(answer.getMissing()).toString();
  }
}
