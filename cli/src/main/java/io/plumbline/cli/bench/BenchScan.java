package io.plumbline.cli.bench;

import io.plumbline.cli.sample.ProwlerRecords;
import io.plumbline.cli.sample.ProwlerRecords.ProwlerRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scan in Prowler's format as a file: so many findings over all checks of the sample, over many
 * accounts, regions and resources. The same name, seed and time make the same bytes.
 *
 * @param expected what the database must hold once it is stored
 * @param routes how many routes to workloads that makes
 */
record BenchScan(Path file, RowDigest.Stored expected, long routes) {
  private static final List<String> REGIONS =
      List.of("eu-central-1", "eu-west-1", "us-east-1", "ap-southeast-2");
  private static final int FAILS_OF_100 = 28;
  private static final int MANUAL_OF_100 = 2;

  /**
   * What a scan holds.
   *
   * @param name part of every resource, so that scans of different names share no finding
   * @param time when everything was observed; whole seconds
   * @param changed whether every outcome is another than usual
   */
  record Shape(int findings, long seed, String name, Instant time, boolean changed) {}

  static BenchScan write(Path folder, Shape shape) throws IOException {
    Path file = folder.resolve(shape.name() + (shape.changed() ? "-changed" : "") + ".ocsf.json");
    ProwlerRecords records = ProwlerRecords.load();
    SplittableRandom random = new SplittableRandom(shape.seed());
    RowDigest digest = new RowDigest();
    long routes = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < shape.findings(); i++) {
        ProwlerRecord one = record(records, shape, i, random);
        digest.add(one);
        routes += BenchEstate.routes(i / records.checks());
        out.write((i == 0 ? "[" : ",\n").getBytes(StandardCharsets.US_ASCII));
        out.write(one.json());
      }
      out.write("]\n".getBytes(StandardCharsets.US_ASCII));
    }
    return new BenchScan(file, digest.expected(), routes);
  }

  private static ProwlerRecord record(
      ProwlerRecords records, Shape shape, int i, SplittableRandom random) {
    int place = i / records.checks();
    return records.write(
        i % records.checks(),
        BenchEstate.account(place),
        REGIONS.get(place / BenchEstate.ACCOUNTS % REGIONS.size()),
        shape.name() + "-" + i,
        result(random.nextInt(100), shape.changed()),
        shape.time());
  }

  private static char result(int chance, boolean changed) {
    if (chance < MANUAL_OF_100) {
      return changed ? 'F' : '?';
    }
    boolean fails = chance < MANUAL_OF_100 + FAILS_OF_100;
    return fails == changed ? 'P' : 'F';
  }
}
