package io.plumbline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.embedded.Ports;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline status}: exit 0 when all of it is ready, else 1. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows what of the local stack is running; exit code 1 unless all of it is.")
public final class StatusCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Optional<StackState> running = StackState.running(data.home());
    ObjectNode status = running.map(StatusCommand::describe).orElseGet(StatusCommand::nothing);
    System.out.println(json ? status.toPrettyString() : text(status));
    return status.path("ready").asBoolean() ? 0 : 1;
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode().put("state", "DOWN").put("ready", false);
  }

  private static ObjectNode describe(StackState stack) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("state", stack.state()).put("ready", false).put("pid", stack.pid());
    status.put("gateway", stack.gateway()).put("issuer", stack.issuer());
    ArrayNode parts = status.putArray("parts");
    boolean all = stack.state().equals(StackState.READY);
    for (StackState.PartState part : stack.parts()) {
      boolean ready = isReady(part);
      all &= ready;
      parts
          .addObject()
          .put("name", part.name())
          .put("ready", ready)
          .put("pid", part.pid())
          .put("port", part.port())
          .put("management_port", part.managementPort());
    }
    return status.put("ready", all);
  }

  private static boolean isReady(StackState.PartState part) {
    boolean ours = Part.named(part.name()).map(Part::isOurs).orElse(false);
    return ours ? Readiness.of(part.managementPort()) : Ports.isOpen(part.port());
  }

  private static String text(ObjectNode status) {
    StringBuilder lines = new StringBuilder(status.path("state").asText());
    if (status.has("gateway")) {
      lines.append("  ").append(status.path("gateway").asText());
    }
    for (JsonNode part : status.path("parts")) {
      lines.append(
          "%n  %-11s %-9s 127.0.0.1:%-5d  process %d"
              .formatted(
                  part.path("name").asText(),
                  part.path("ready").asBoolean() ? "ready" : "not ready",
                  part.path("port").asInt(),
                  part.path("pid").asLong()));
    }
    return lines.toString();
  }
}
