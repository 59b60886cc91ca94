package io.plumbline.cli.bench;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.OutputOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline bench ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Measures ingest end to end against PostgreSQL's own COPY of the same rows in the same run.",
      "Works in a tenant of its own in the local stack and removes its findings at the end; while a",
      "pass without row-level security runs, the evidence database has none. See docs/benchmarks.md."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Measured.",
      "1:Something failed, or a row that was sent is not stored as sent."
    })
public final class IngestBenchCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--findings",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Findings of one scan, 1000 to 1000000; ${DEFAULT-VALUE} when not given.")
  private int findings;

  @Option(
      names = "--passes",
      paramLabel = "K",
      defaultValue = "3",
      description =
          "Passes, 1 to 99; every figure is the median of them; ${DEFAULT-VALUE} when not given.")
  private int passes;

  @Option(
      names = "--stored",
      paramLabel = "M",
      defaultValue = "0",
      description = "Store that many findings of other scans first, not measured.")
  private int stored;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the findings' outcomes; the same seed makes the same findings.")
  private long seed;

  @Option(names = "--keep", description = "Leave the findings where they are.")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    if (findings < 1000 || findings > MOST || passes < 1 || passes > 99 || stored < 0) {
      throw new CommandFailedException("--findings is 1000 to 1000000, --passes 1 to 99");
    }
    BenchPlan plan = new BenchPlan(findings, passes, stored, seed, keep);
    BenchReport report = IngestBench.run(client, plan, System.err::println);
    output.print(report.json(), report::text);
    return 0;
  }
}
