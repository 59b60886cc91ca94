package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.GetCheckpointRequest;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline ledger checkpoint}. */
@Command(
    name = "checkpoint",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the signed head of the log. Keep it: it proves later that nothing was taken away.",
      "Exit code 0 when done, 1 when there is none or the call failed."
    })
final class CheckpointCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "0",
      description = "The checkpoint of that size; the newest when not given.")
  private long size;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to save the signed note.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = client.connect("audrey")) {
      Checkpoint checkpoint =
          connection
              .stub(Part.EVIDENCE, LedgerServiceGrpc::newBlockingStub)
              .getCheckpoint(GetCheckpointRequest.newBuilder().setSize(size).build());
      if (file != null) {
        Files.writeString(file, checkpoint.getNote());
      }
      output.print(
          JsonNodeFactory.instance
              .objectNode()
              .put("origin", checkpoint.getOrigin())
              .put("size", checkpoint.getSize())
              .put("root", HexFormat.of().formatHex(checkpoint.getRoot().toByteArray()))
              .put("note", checkpoint.getNote()),
          () -> checkpoint.getNote().stripTrailing());
      return 0;
    }
  }
}
