package io.plumbline.cli.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.cli.stack.DataOption;
import io.plumbline.cli.stack.StackState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline token}. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Prints an access token of a sample user or client of the local stack, for other tools.",
      "For example: grpcurl -plaintext -H \"authorization: Bearer $(./plumbline token --as ana)\" ..."
    })
public final class TokenCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--as", paramLabel = "NAME", required = true, description = "Whose token.")
  private String name = "";

  @Override
  public Integer call() {
    StackState stack =
        StackState.running(data.home())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "no local stack is running; ./plumbline up starts one"));
    String token = SampleIdentity.named(name).token(stack.issuer());
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("access_token", token);
    output.print(json, () -> token);
    return 0;
  }
}
