package io.plumbline.cli.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.plumbline.embedded.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as the commands beside the stack see it.
 *
 * @param pid the process that owns all the others
 * @param startMillis when it started, epoch milliseconds; tells it from a later one of the same pid
 * @param state {@code STARTING}, {@code LOADING} or {@code READY}
 * @param gateway address for browsers
 * @param issuer the OIDC issuer
 * @param parts every process
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackState(
    long pid,
    long startMillis,
    String state,
    String gateway,
    String issuer,
    List<PartState> parts) {

  /** The stack is up and its data is loaded. */
  public static final String READY = "READY";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One process.
   *
   * @param name as in {@link Part#label()}
   * @param pid its process
   * @param port where it serves, of 127.0.0.1
   * @param managementPort health and metrics; 0 when it has none
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PartState(String name, long pid, int port, int managementPort) {}

  /** The running stack of that folder, if there is one. */
  public static Optional<StackState> running(StackHome home) {
    return read(home.stateFile()).filter(StackState::isAlive);
  }

  private static Optional<StackState> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), StackState.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(StackHome home) {
    try {
      Path half = home.stateFile().resolveSibling("stack.json.half");
      Secrets.write(half, JSON.writeValueAsString(this));
      Files.move(half, home.stateFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that owns the stack, while it lives. */
  public Optional<ProcessHandle> owner() {
    return ProcessHandle.of(pid).filter(process -> startOf(process) == startMillis);
  }

  private boolean isAlive() {
    return owner().isPresent();
  }

  static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Where a part serves. */
  public PartState part(Part wanted) {
    return parts.stream()
        .filter(part -> part.name().equals(wanted.label()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(wanted.label() + " is not in the stack"));
  }
}
