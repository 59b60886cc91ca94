package io.plumbline.cli.bench;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.bench.BenchScan.Shape;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.EvidenceBeside;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackState;
import io.plumbline.embedded.CacheDirectory;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the passes of {@code plumbline bench ingest}, one measurement after another. */
final class IngestBench {
  private static final int SLICE = 20_000;
  private static final int WARM_UPS = 3;
  private static final Map<String, String> NO_LEDGER =
      Map.of("PLUMBLINE_EVIDENCE_LEDGER_ENABLED", "false");

  private final BenchPlan plan;
  private final Consumer<String> log;
  private final Path folder;
  private final Uploads uploads;
  private final Uploads unproven;
  private final StoredRows rows;
  private final RowSecurity security;
  private final CopyTarget target;
  private final BenchDatabase database;
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(86_400);

  private IngestBench(
      BenchPlan plan,
      Consumer<String> log,
      Path folder,
      Uploads uploads,
      Uploads unproven,
      BenchDatabase database,
      StackHome home) {
    this.plan = plan;
    this.log = log;
    this.folder = folder;
    this.uploads = uploads;
    this.unproven = unproven;
    this.rows = new StoredRows(database);
    this.security = new RowSecurity(database);
    this.target = new CopyTarget(database, home);
    this.database = database;
  }

  /** Measures; the local stack must be running. */
  static BenchReport run(ClientOptions client, BenchPlan plan, Consumer<String> log)
      throws IOException, InterruptedException {
    StackState stack =
        StackState.running(client.home())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "the bench needs the local stack's database: ./plumbline up starts it"));
    Path folder = Files.createTempDirectory("plumbline-bench");
    try (BenchDatabase database = BenchDatabase.open(client.home(), stack);
        EvidenceBeside unproven = EvidenceBeside.start(client.home(), stack, NO_LEDGER)) {
      IngestBench bench =
          new IngestBench(
              plan,
              log,
              folder,
              Uploads.to(client),
              Uploads.to(unproven.seenFrom(stack)),
              database,
              client.home());
      Thread restore = new Thread(bench.security::on);
      Runtime.getRuntime().addShutdownHook(restore);
      try {
        bench.prepare();
        return bench.measure(new EvidenceProcess(stack.part(Part.EVIDENCE).pid()));
      } finally {
        bench.end();
        Runtime.getRuntime().removeShutdownHook(restore);
      }
    } finally {
      CacheDirectory.deleteTree(folder);
    }
  }

  private void prepare() throws IOException, InterruptedException {
    security.on();
    rows.clear();
    try (Connection connection = uploads.connect()) {
      BenchEstate.make(connection);
    }
    BenchEstate.await(database);
    for (int i = 0; i < WARM_UPS; i++) {
      store("warm" + i, SLICE);
      first(unproven, "warm-unproven" + i, SLICE);
    }
    for (int i = 0; rows.findings() < plan.stored(); i++) {
      store("stored" + i, (int) Math.min(SLICE * 5L, plan.stored() - rows.findings()));
    }
  }

  private void store(String name, int findings) throws IOException, InterruptedException {
    First first = first(uploads, name, findings);
    Files.delete(first.scan().file());
    log.accept("%s: %.0f findings/s".formatted(name, first.sent().rate()));
  }

  private BenchReport measure(EvidenceProcess evidence) throws IOException, InterruptedException {
    long stored = rows.findings();
    evidence.forgetPeak();
    List<Pass> passes = new ArrayList<>();
    for (int i = 0; i < plan.passes(); i++) {
      Pass pass = pass(i);
      log.accept("pass " + (i + 1) + ": " + pass);
      passes.add(pass);
    }
    return new BenchReport(plan, stored, passes, evidence.peakMegabytes());
  }

  private Pass pass(int i) throws IOException, InterruptedException {
    Without without = i % 2 == 0 ? without(i) : null;
    First first = first(uploads, "pass" + i, plan.findings());
    double copied = target.copy(first.sent().scan());

    String before = rows.trace();
    Uploads.Sent again = uploads.send(first.scan(), "unchanged", IngestOutcomes::getUnchanged);
    StoredRows.same("rows and events after the same file again", before, rows.trace());
    Files.delete(first.scan().file());

    target.forget(first.sent().scan());
    BenchScan other = scan("pass" + i, plan.findings(), start.plusSeconds(60), true);
    Uploads.Sent changed = uploads.send(other, "changed", IngestOutcomes::getChanged);
    settle(changed, other);
    double copiedChanged = target.copy(changed.scan());
    Files.delete(other.file());
    Without then = without == null ? without(i) : without;
    return new Pass(
        first.sent().rate(),
        copied,
        again.rate(),
        changed.rate(),
        copiedChanged,
        then.security(),
        then.ledger());
  }

  /** Rates of new findings without one of the two. */
  private record Without(double security, double ledger) {}

  private Without without(int i) throws IOException, InterruptedException {
    double ledger = rate(unproven, "unproven" + i);
    security.off();
    try {
      return new Without(rate(uploads, "open" + i), ledger);
    } finally {
      security.on();
    }
  }

  private double rate(Uploads to, String name) throws IOException, InterruptedException {
    First first = first(to, name, plan.findings());
    Files.delete(first.scan().file());
    return first.sent().rate();
  }

  private record First(BenchScan scan, Uploads.Sent sent) {}

  /** Sends a scan of findings nobody has seen, the whole of its work after a checkpoint. */
  private First first(Uploads to, String name, int findings)
      throws IOException, InterruptedException {
    BenchScan scan = scan(name, findings, start, false);
    database.run("checkpoint");
    Uploads.Sent sent = to.send(scan, "new", IngestOutcomes::getNew);
    settle(sent, scan);
    return new First(scan, sent);
  }

  private void settle(Uploads.Sent sent, BenchScan scan) throws InterruptedException {
    rows.check(sent.scan(), scan);
    rows.checkNumbers();
    rows.awaitEvents();
  }

  private BenchScan scan(String name, int findings, Instant time, boolean changed)
      throws IOException {
    return BenchScan.write(folder, new Shape(findings, plan.seed(), name, time, changed));
  }

  private void end() {
    security.on();
    target.drop();
    if (!plan.keep()) {
      rows.clear();
    }
  }
}
