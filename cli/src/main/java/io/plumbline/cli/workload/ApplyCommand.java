package io.plumbline.cli.workload;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline apply}: makes workloads be as a file says. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes workloads be as a YAML file says, and shows first what differs: + is created,",
      "~ changed, = as the file says, ? not in the file and left alone. A key that the file leaves",
      "out is emptied. Nothing is done when anything of the file is wrong. Applying a file twice",
      "changes nothing the second time."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All is as the file says.",
      "1:The file is wrong, or a call failed.",
      "3:With --plan, or when you say no: something is not as the file says."
    })
public final class ApplyCommand implements Callable<Integer> {
  private static final int PENDING = 3;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      required = true,
      description = "The file; - for standard input.")
  private Path file = Path.of("-");

  @Option(
      names = {"--plan", "--dry-run"},
      description = "Only show what differs; the exit code is 3 when something does.")
  private boolean planOnly;

  @Option(
      names = {"-y", "--yes"},
      description = "Do it without asking.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    WorkloadFile declared = WorkloadFile.read(text());
    refuse(declared.problems());
    try (Connection connection = client.connect("adam")) {
      WorkloadCalls calls = new WorkloadCalls(connection);
      Plan plan = Plan.of(declared.workloads(), calls.all());
      refuse(plan.problems());
      refuse(plan.pending().stream().flatMap(change -> calls.check(change).stream()).toList());
      boolean apply = !planOnly && !plan.pending().isEmpty();
      if (!output.isJson() || !apply) {
        output.print(PlanText.json(plan, false), () -> PlanText.of(plan));
      }
      if (apply && !agreed()) {
        return PENDING;
      }
      if (apply) {
        apply(calls, plan);
      }
      return planOnly && !plan.pending().isEmpty() ? PENDING : 0;
    }
  }

  private void apply(WorkloadCalls calls, Plan plan) {
    plan.pending().forEach(calls::apply);
    output.print(
        PlanText.json(plan, true), () -> "applied to " + plan.pending().size() + " workload(s)");
  }

  private String text() throws IOException {
    byte[] bytes =
        file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new CommandFailedException(
          problems.stream()
              .map(problem -> problem.in(file.toString()))
              .collect(
                  Collectors.joining(
                      System.lineSeparator(), "nothing was changed" + System.lineSeparator(), "")));
    }
  }

  private boolean agreed() {
    if (yes) {
      return true;
    }
    Console console = System.console();
    if (console == null || output.isJson()) {
      throw new CommandFailedException(
          "nothing was changed: --yes applies this, --plan only shows it");
    }
    String answer = console.readLine("Apply this? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
