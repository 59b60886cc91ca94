package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc.FrameworkServiceBlockingStub;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import io.plumbline.proto.catalog.v1.ImportEditionResponse;
import io.plumbline.proto.catalog.v1.ImportIssue;
import io.plumbline.proto.catalog.v1.PublishEditionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline catalog import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports a document as a new edition; says every error it finds at once.")
final class CatalogImportCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "FILE", description = "Markdown in the grammar of the built-in edition.")
  private Path file = Path.of("");

  @Option(
      names = "--framework",
      paramLabel = "F",
      defaultValue = "house",
      description = "Framework it is an edition of, made when missing; ${DEFAULT-VALUE}.")
  private String framework = "house";

  @Option(
      names = "--edition-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Last part of its name; made from its content when not given.")
  private String editionId = "";

  @Option(names = "--validate-only", description = "Only check, store nothing.")
  private boolean validateOnly;

  @Option(names = "--publish", description = "Publish it at once; it never changes afterwards.")
  private boolean publish;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = client.connect("cato")) {
      FrameworkServiceBlockingStub stub =
          connection.stub(Part.CATALOG, FrameworkServiceGrpc::newBlockingStub);
      ImportEditionResponse answer = stub.importEdition(request());
      Edition edition = answer.getEdition();
      if (publish && !validateOnly && edition.getState() == Edition.State.STATE_DRAFT) {
        edition =
            stub.publishEdition(
                PublishEditionRequest.newBuilder()
                    .setName(edition.getName())
                    .setEtag(edition.getEtag())
                    .build());
      }
      print(answer, edition);
      return 0;
    }
  }

  private ImportEditionRequest request() throws IOException {
    return ImportEditionRequest.newBuilder()
        .setParent("frameworks/" + framework)
        .setEditionId(editionId)
        .setFormat(DocumentFormat.DOCUMENT_FORMAT_MARKDOWN)
        .setContent(ByteString.copyFrom(Files.readAllBytes(file)))
        .setValidateOnly(validateOnly)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }

  private void print(ImportEditionResponse answer, Edition edition) {
    ObjectNode json = EditionJson.of(edition);
    json.put("already_existed", answer.getAlreadyExisted());
    ArrayNode warnings = json.putArray("warnings");
    StringBuilder text = new StringBuilder();
    for (ImportIssue issue : answer.getWarningsList()) {
      warnings
          .addObject()
          .put("line", issue.getLine())
          .put("column", issue.getColumn())
          .put("code", issue.getCode())
          .put("message", issue.getMessage());
      text.append(
          "%s:%d:%d: warning: %s%n"
              .formatted(file, issue.getLine(), issue.getColumn(), issue.getMessage()));
    }
    output.print(
        json,
        () ->
            text.append("%s is %s".formatted(edition.getName(), Words.of(edition.getState())))
                .toString());
  }
}
