package io.plumbline.cli.sample;

import io.plumbline.cli.sample.Sample.SampleWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline sample}: the scans of the sample as files, to be sent, changed or read. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a scan of each sample workload in Prowler's format, observed now, into a folder.",
      "The ingest command sends them."
    })
public final class SampleCommand implements Callable<Integer> {
  private static final Duration AGE = Duration.ofMinutes(1);

  @Parameters(paramLabel = "DIR", description = "Where to write; made when missing.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Sample sample = Sample.load();
    ProwlerScan scans = new ProwlerScan(sample.checks());
    Instant time = Instant.now().minus(AGE);
    Files.createDirectories(folder);
    for (SampleWorkload workload : sample.workloads()) {
      Path file = folder.resolve(workload.id() + ".ocsf.json");
      Files.write(file, scans.recent(workload, time));
      System.out.println(file);
    }
    return 0;
  }
}
