package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.client.CallFailure;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.LedgerFault;
import io.plumbline.proto.evidence.v1.LedgerProgress;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import io.plumbline.proto.evidence.v1.LedgerVerdict;
import io.plumbline.proto.evidence.v1.VerifyLedgerRequest;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline ledger check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Has the service check the whole ledger, and the evidence against it.",
      "Exit code 0 when it is whole, 1 when it is not, 2 when it could not be checked."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int UNCHECKED = 2;
  private static final Duration LIMIT = Duration.ofHours(1);

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<LedgerFault> faults = new ArrayList<>();
  private LedgerVerdict verdict = LedgerVerdict.getDefaultInstance();

  @Override
  public Integer call() {
    try (Connection connection = client.connect("audrey")) {
      Iterator<VerifyLedgerResponse> events =
          connection
              .stub(Part.EVIDENCE, LedgerServiceGrpc::newBlockingStub, LIMIT)
              .verifyLedger(VerifyLedgerRequest.getDefaultInstance());
      while (events.hasNext()) {
        take(events.next());
      }
    } catch (StatusRuntimeException failure) {
      spec.commandLine().getErr().println("plumbline: " + CallFailure.describe(failure));
      return UNCHECKED;
    }
    output.print(json(), this::text);
    return verdict.getWhole() ? 0 : BROKEN;
  }

  private void take(VerifyLedgerResponse event) {
    switch (event.getEventCase()) {
      case PROGRESS -> progress(event.getProgress());
      case FAULT -> faults.add(event.getFault());
      case VERDICT -> verdict = event.getVerdict();
      case EVENT_NOT_SET -> {}
    }
  }

  private void progress(LedgerProgress progress) {
    if (!output.isJson()) {
      spec.commandLine()
          .getErr()
          .printf(
              "  %s %d of %d%n",
              progress.getPart(), progress.getDoneCount(), progress.getTotalCount());
    }
  }

  private ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("whole", verdict.getWhole())
            .put("leaves", verdict.getLeafCount())
            .put("checkpoints", verdict.getCheckpointCount())
            .put("evidence", verdict.getEvidenceCount())
            .put("fault_count", verdict.getFaultCount());
    ArrayNode list = json.putArray("faults");
    faults.forEach(
        fault ->
            list.addObject()
                .put("kind", Words.of(fault.getKind()))
                .put("place", fault.getPlace())
                .put("message", fault.getMessage()));
    return json;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    faults.forEach(
        fault ->
            text.append(
                "FAULT %s: %s (%s)%n"
                    .formatted(fault.getPlace(), fault.getMessage(), Words.of(fault.getKind()))));
    return text.append(
            "%s: %d leaves, %d checkpoints, %d findings and attestations, %d faults"
                .formatted(
                    verdict.getWhole() ? "The ledger is whole" : "The ledger is NOT whole",
                    verdict.getLeafCount(),
                    verdict.getCheckpointCount(),
                    verdict.getEvidenceCount(),
                    verdict.getFaultCount()))
        .toString();
  }
}
