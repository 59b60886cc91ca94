package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.GetLedgerKeysRequest;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline ledger keys}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the verifier keys of the ledger, the one in use first. Whoever could change the",
      "database could not change these; still, compare them with what the operator published."
    })
final class KeysCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    try (Connection connection = client.connect("audrey")) {
      List<String> keys =
          connection
              .stub(Part.EVIDENCE, LedgerServiceGrpc::newBlockingStub)
              .getLedgerKeys(GetLedgerKeysRequest.getDefaultInstance())
              .getKeysList();
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      keys.forEach(json::add);
      output.print(json, () -> String.join(System.lineSeparator(), keys));
      return 0;
    }
  }
}
