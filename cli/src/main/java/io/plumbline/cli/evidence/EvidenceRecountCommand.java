package io.plumbline.cli.evidence;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.MaintenanceServiceGrpc;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline evidence recount}: exit code 1 when {@code --check} finds a difference. */
@Command(
    name = "recount",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the numbers of workloads from the stored evidence and replaces those that differ.",
      "Prints every difference. With --check nothing is changed, and the exit code is 1 when",
      "something differs."
    })
final class EvidenceRecountCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final Duration LONGEST = Duration.ofHours(1);

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      defaultValue = "-",
      description = "The one workload to look at; all when not given.")
  private String workload = "-";

  @Option(names = "--check", description = "Only compare, change nothing.")
  private boolean check;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    List<RecountRollupsResponse> workloads = new ArrayList<>();
    try (Connection connection = client.connect("adam")) {
      connection
          .stub(Part.EVIDENCE, MaintenanceServiceGrpc::newBlockingStub, LONGEST)
          .recountRollups(
              RecountRollupsRequest.newBuilder()
                  .setParent(Names.workload(workload))
                  .setCheckOnly(check)
                  .build())
          .forEachRemaining(workloads::add);
    }
    output.print(RecountJson.of(workloads), () -> RecountText.of(workloads));
    boolean different = workloads.stream().anyMatch(w -> w.getDifferencesCount() > 0);
    return check && different ? DIFFERENT : 0;
  }
}
