package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.FileTrouble;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.DataOption;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.MalformedNoteException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline ledger verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a proof file without any network and says what fails.",
      "Exit code 0 when it holds, 1 when it does not, 2 when there is no proof or key to read."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int FAILS = 1;
  private static final int UNREADABLE = 2;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataOption data = new DataOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "A file of `plumbline ledger prove`.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY|FILE",
      defaultValue = "${env:PLUMBLINE_LEDGER_KEY}",
      description = {
        "A key you trust: name+id+base64, or a file with such keys or a public key in PEM.",
        "May be given several times; the local stack's key when not given."
      })
  private List<String> keys = List.of();

  @Option(
      names = "--checkpoint-before",
      paramLabel = "FILE",
      description = "A checkpoint kept earlier, from which the log must go on.")
  private @Nullable Path before;

  @Override
  public Integer call() {
    ProofCheck check;
    try {
      List<String> trusted =
          keys.isEmpty() ? List.of(data.home().ledgerPublicKey().toString()) : keys;
      check = new ProofCheck(TrustedKeys.of(trusted));
      Optional<String> kept =
          before == null ? Optional.empty() : Optional.of(Files.readString(before));
      check.verify(LogProof.parse(Files.readString(file)), kept);
    } catch (MalformedNoteException | CharacterCodingException e) {
      return unreadable(e.getMessage());
    } catch (IOException e) {
      return unreadable(FileTrouble.describe(e));
    }
    output.print(json(check), () -> text(check));
    return check.holds() ? 0 : FAILS;
  }

  private int unreadable(@Nullable String message) {
    spec.commandLine().getErr().println("plumbline: " + message);
    return UNREADABLE;
  }

  private static ObjectNode json(ProofCheck check) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("holds", check.holds());
    ArrayNode steps = json.putArray("steps");
    check
        .steps()
        .forEach(
            step ->
                steps
                    .addObject()
                    .put("step", step.name())
                    .put("holds", step.holds())
                    .put("detail", step.detail()));
    check
        .checkpoint()
        .ifPresent(head -> json.put("origin", head.origin()).put("size", head.size()));
    check.entry().ifPresent(entry -> json.set("proven", Proven.json(entry, check.finding())));
    return json;
  }

  private static String text(ProofCheck check) {
    StringBuilder text = new StringBuilder();
    for (ProofCheck.Step step : check.steps()) {
      text.append(
          "%-5s %s: %s%n".formatted(step.holds() ? "ok" : "FAILS", step.name(), step.detail()));
    }
    check
        .entry()
        .map(entry -> Proven.json(entry, check.finding()))
        .ifPresent(
            proven ->
                proven
                    .properties()
                    .forEach(
                        field ->
                            text.append(
                                "      %s: %s%n"
                                    .formatted(field.getKey(), field.getValue().asText()))));
    return text.append(check.holds() ? "The proof holds." : "The proof does not hold.").toString();
  }
}
