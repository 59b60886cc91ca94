package io.plumbline.deploy.stack;

import io.plumbline.cli.sample.SampleLoader;
import io.plumbline.cli.stack.LocalStack;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.Progress;
import io.plumbline.cli.stack.Replica;
import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackPorts;
import io.plumbline.cli.stack.StackState;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The built programs with a real PostgreSQL, Kafka and Keycloak on free ports, filled with the
 * sample: started by the first test that asks, stopped when the tests' process ends.
 */
public final class RunningStack {
  private static final Path DATA = Path.of("target", "stack");

  private static RunningStack started;

  private final StackHome home;
  private final LocalStack stack;
  private final StackState state;

  private RunningStack(StackHome home, LocalStack stack, StackState state) {
    this.home = home;
    this.stack = stack;
    this.state = state;
  }

  /** The one stack of this process. */
  public static synchronized RunningStack get() {
    if (started == null) {
      started = start();
    }
    return started;
  }

  private static RunningStack start() {
    StackHome home = new StackHome(Path.of(System.getProperty("plumbline.root")), DATA);
    home.clear();
    LocalStack stack = LocalStack.start(home, StackPorts.free(), new Progress(System.out));
    StackState state = stack.describe(StackState.READY);
    new SampleLoader(state, Clock.systemUTC()).load();
    stack.record(StackState.READY);
    return new RunningStack(home, stack, state);
  }

  /** Runs the command line against this stack. */
  public CommandRun run(String... arguments) {
    return CommandRun.of(home.data(), arguments);
  }

  /** Starts one more process of a program of ours. */
  Replica another(Part part) {
    return stack.another(part);
  }

  /** Lets a program of ours drain and end; returns when another process of it is ready. */
  void restart(Part part) {
    stack.restart(part);
  }

  public StackState state() {
    return state;
  }

  /** The logs of all parts and the data are below. */
  public StackHome home() {
    return home;
  }
}
