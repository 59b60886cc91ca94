package io.plumbline.cli.up;

import io.grpc.StatusRuntimeException;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.CallFailure;
import io.plumbline.cli.sample.SampleLoader;
import io.plumbline.cli.stack.DataOption;
import io.plumbline.cli.stack.LocalStack;
import io.plumbline.cli.stack.Preflight;
import io.plumbline.cli.stack.Progress;
import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackPorts;
import io.plumbline.cli.stack.StackState;
import io.plumbline.embedded.StartFailedException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the whole product on this machine and loads a sample.",
      "Ctrl-C stops everything; the data stays in one folder."
    })
public final class UpCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--detach", description = "Leave it running in the background.")
  private boolean detach;

  @Option(names = "--fresh", description = "Throw away what an earlier start left in the folder.")
  private boolean fresh;

  @Option(names = "--no-sample", description = "Load no sample workloads.")
  private boolean noSample;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Add N to every port; 0 when not given.")
  private int portOffset;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws InterruptedException {
    StackHome home = data.home();
    Optional<StackState> running = StackState.running(home);
    if (running.isPresent()) {
      return alreadyRunning(running.get());
    }
    home.endLeftovers();
    StackPorts ports = ports();
    List<String> obstacles = Preflight.obstacles(home, ports);
    if (!obstacles.isEmpty()) {
      throw new CommandFailedException(
          String.join(System.lineSeparator() + "plumbline: ", obstacles));
    }
    if (detach) {
      return new Background(home, out).start(arguments());
    }
    run(home, ports);
    return 0;
  }

  private int alreadyRunning(StackState stack) {
    String said =
        "already running at "
            + stack.gateway()
            + "; stop: "
            + Welcome.command("./plumbline down", data.arguments());
    if (fresh) {
      throw new CommandFailedException(said + ", then start afresh");
    }
    out.println(said);
    return 0;
  }

  private StackPorts ports() {
    try {
      return StackPorts.withOffset(portOffset);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("--port-offset " + portOffset + ": " + e.getMessage());
    }
  }

  private void run(StackHome home, StackPorts ports) throws InterruptedException {
    if (fresh) {
      home.clear();
    }
    Progress progress = new Progress(out);
    progress.say("Starting Plumbline, data in " + home.data());
    LocalStack stack = LocalStack.start(home, ports, progress);
    if (!noSample) {
      loadSample(home, stack, progress);
    }
    stack.record(StackState.READY);
    out.print(Welcome.text(ports, data.arguments(), home.isSampleLoaded()));
    out.flush();
    new CountDownLatch(1).await();
  }

  /** Once for each data folder. */
  private static void loadSample(StackHome home, LocalStack stack, Progress progress) {
    if (home.isSampleLoaded()) {
      return;
    }
    try {
      long findings = new SampleLoader(stack.describe(StackState.READY), Clock.systemUTC()).load();
      progress.done("sample", "3 workloads, " + findings + " findings");
      home.sampleLoaded();
    } catch (CompletionException | StatusRuntimeException | CommandFailedException e) {
      stack.close();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartFailedException(
          "the sample can not be loaded: "
              + (cause instanceof StatusRuntimeException refusal
                  ? CallFailure.describe(refusal)
                  : cause.toString()),
          e);
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(data.arguments());
    arguments.addAll(List.of("--port-offset", Integer.toString(portOffset)));
    if (fresh) {
      arguments.add("--fresh");
    }
    if (noSample) {
      arguments.add("--no-sample");
    }
    return arguments;
  }
}
