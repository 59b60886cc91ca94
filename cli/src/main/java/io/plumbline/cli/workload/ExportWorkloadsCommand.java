package io.plumbline.cli.workload;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.proto.assessment.v1.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline export workloads}. */
@Command(
    name = "workloads",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the workloads you may see, archived ones too, as a YAML file for plumbline apply.",
      "Applying it changes nothing. Diagrams are not in it."
    })
final class ExportWorkloadsCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "WORKLOAD", arity = "0..*", description = "Only these; all if none.")
  private List<String> only = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to save it; standard output when not given.")
  private Path file = Path.of("-");

  @Override
  public Integer call() throws IOException {
    List<String> names = only.stream().map(Names::workload).toList();
    List<Workload> workloads;
    try (Connection connection = client.connect("adam")) {
      workloads =
          new WorkloadCalls(connection)
              .all().stream()
                  .filter(found -> names.isEmpty() || names.contains(found.getName()))
                  .toList();
    }
    for (String name : names) {
      if (workloads.stream().noneMatch(found -> found.getName().equals(name))) {
        throw new CommandFailedException(name + " was not found");
      }
    }
    String yaml = WorkloadYaml.of(workloads);
    if (file.toString().equals("-")) {
      System.out.print(yaml);
      System.out.flush();
    } else {
      Files.writeString(file, yaml);
    }
    return 0;
  }
}
