package io.plumbline.cli.exception;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectorServiceGrpc;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline exceptions preview}. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Says what an exception by selector would cover; asks for nothing.")
final class ExceptionsPreviewCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private SelectorOptions selector = new SelectorOptions();

  @Parameters(paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      PreviewSelectorResponse covered =
          connection
              .stub(Part.EVIDENCE, SelectorServiceGrpc::newBlockingStub)
              .previewSelector(
                  PreviewSelectorRequest.newBuilder()
                      .setParent(Names.workload(workload))
                      .setSelector(selector.selector())
                      .build());
      output.print(Shown.json(covered), () -> Shown.text(covered));
      return 0;
    }
  }
}
