package io.plumbline.cli.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.ExportEditionRequest;
import io.plumbline.proto.catalog.v1.ExportEditionResponse;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline catalog export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Saves an edition as a document.")
final class CatalogExportCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "EDITION", description = "FRAMEWORK/EDITION or its resource name.")
  private String edition = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "markdown",
      description = "markdown; ${DEFAULT-VALUE} when not given.")
  private String format = "markdown";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to save it; - for standard output.")
  private Path file = Path.of("-");

  @Override
  public Integer call() throws IOException {
    DocumentFormat wanted = Words.parse("format", format, DocumentFormat.values());
    try (Connection connection = client.connect("vic")) {
      ExportEditionResponse document =
          connection
              .stub(Part.CATALOG, FrameworkServiceGrpc::newBlockingStub)
              .exportEdition(
                  ExportEditionRequest.newBuilder()
                      .setName(Names.edition(edition))
                      .setFormat(wanted)
                      .build());
      if (file.toString().equals("-")) {
        document.getContent().writeTo(System.out);
        System.out.flush();
        return 0;
      }
      Files.write(file, document.getContent().toByteArray());
      int bytes = document.getContent().size();
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("file", file.toString()).put("format", Words.lower(document.getFormat()));
      output.print(json.put("byte_count", bytes), () -> file + ": " + bytes + " bytes");
      return 0;
    }
  }
}
