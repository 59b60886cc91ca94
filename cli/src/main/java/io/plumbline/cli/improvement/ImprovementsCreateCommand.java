package io.plumbline.cli.improvement;

import com.google.type.Date;
import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline improvements create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Plans an improvement for a practice of a workload's newest assessment.")
final class ImprovementsCreateCommand implements Callable<Integer> {
  private static final String FINDINGS = "findings/";

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Parameters(index = "1", paramLabel = "PRACTICE", description = "For example SEC01-BP01.")
  private String practice = "";

  @Parameters(index = "2", paramLabel = "TITLE", description = "What is to be done.")
  private String title = "";

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "At length.")
  private String description = "";

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Who sees to it.")
  private String owner = "";

  @Option(names = "--due", paramLabel = "DATE", description = "By when, for example 2027-03-31.")
  private @Nullable LocalDate due;

  @Option(names = "--effort", paramLabel = "SIZE", description = "SMALL, MEDIUM or LARGE.")
  private @Nullable String effort;

  @Option(names = "--ticket", paramLabel = "URL", description = "Where it is tracked; repeatable.")
  private List<String> tickets = new ArrayList<>();

  @Option(
      names = "--finding",
      paramLabel = "FINDING",
      description = "What it comes from; repeatable.")
  private List<String> findings = new ArrayList<>();

  @Override
  public Integer call() {
    Improvement.Effort size =
        effort == null
            ? Improvement.Effort.EFFORT_UNSPECIFIED
            : Words.parse("effort", effort, Improvement.Effort.values());
    try (Connection connection = client.connect("ana")) {
      String edition = Assessments.newest(connection, workload).getEdition();
      Improvement planned =
          connection
              .stub(Part.ASSESSMENT, ImprovementServiceGrpc::newBlockingStub)
              .createImprovement(
                  CreateImprovementRequest.newBuilder()
                      .setParent(Names.workload(workload))
                      .setImprovement(
                          plan(edition + "/practices/" + Names.practice(practice), size))
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
      output.print(Shown.json(planned), () -> Shown.text(planned));
      return 0;
    }
  }

  private Improvement plan(String name, Improvement.Effort size) {
    Improvement.Builder plan =
        Improvement.newBuilder()
            .setPractice(name)
            .setTitle(title)
            .setDescription(description)
            .setOwner(owner)
            .setEffort(size)
            .addAllTickets(tickets);
    findings.forEach(f -> plan.addFindings(f.startsWith(FINDINGS) ? f : FINDINGS + f));
    LocalDate date = due;
    if (date != null) {
      plan.setDueDate(
          Date.newBuilder()
              .setYear(date.getYear())
              .setMonth(date.getMonthValue())
              .setDay(date.getDayOfMonth()));
    }
    return plan.build();
  }
}
