package io.plumbline.cli.exception;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline exceptions request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for an exception: on a practice, or on the failing findings that --rule, --account,",
      "--region, --resource, --tag, --severity and --source select together."
    })
final class ExceptionsRequestCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private SelectorOptions selector = new SelectorOptions();
  @Mixin private TermsOptions terms = new TermsOptions();

  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Parameters(
      index = "1",
      paramLabel = "PRACTICE",
      arity = "0..1",
      defaultValue = "",
      description = "For example SEC01-BP01, of the workload's newest assessment.")
  private String practice = "";

  @Override
  public Integer call() {
    FindingSelector selected = selector.selector();
    boolean bySelector = !selected.equals(FindingSelector.getDefaultInstance());
    if (bySelector != practice.isEmpty()) {
      throw new CommandFailedException(
          "an exception is for a practice or for selected findings: give PRACTICE, or options such"
              + " as --rule");
    }
    try (Connection connection = client.connect("ana")) {
      RiskException requested = request(connection, selected);
      output.print(Shown.json(requested), () -> Shown.text(requested));
      return 0;
    }
  }

  private RiskException request(Connection connection, FindingSelector selected) {
    RiskException.Builder exception = RiskException.newBuilder().setTerms(terms.terms());
    if (practice.isEmpty()) {
      exception.setSelector(selected);
    } else {
      String edition = Assessments.newest(connection, workload).getEdition();
      exception.setPractice(edition + "/practices/" + Names.practice(practice));
    }
    return connection
        .stub(Part.ASSESSMENT, ExceptionServiceGrpc::newBlockingStub)
        .createException(
            CreateExceptionRequest.newBuilder()
                .setParent(Names.workload(workload))
                .setException(exception)
                .setRequestId(UUID.randomUUID().toString())
                .build());
  }
}
