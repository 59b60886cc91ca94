package io.plumbline.cli.stack;

import io.plumbline.cli.CommandFailedException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline down}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the local stack; its data stays.")
public final class DownCommand implements Callable<Integer> {
  /** Parts end in turns, each with all the time it may take. */
  private static final long LIMIT_SECONDS = 2 * Children.DRAIN.toSeconds();

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Optional<ProcessHandle> owner = StackState.running(data.home()).flatMap(StackState::owner);
    if (owner.isEmpty()) {
      System.out.println("nothing is running");
      return 0;
    }
    owner.get().destroy();
    try {
      owner.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CommandFailedException(
          "process " + owner.get().pid() + " still runs after " + LIMIT_SECONDS + " s");
    }
    System.out.println("stopped");
    return 0;
  }
}
