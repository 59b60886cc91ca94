package io.plumbline.cli.bench;

import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.cli.ingest.ScanSender;
import io.plumbline.cli.realm.SampleClient;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackState;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Sends scans with a real token, one connection each, and measures them. */
final class Uploads {
  private final Supplier<Connection> way;

  private Uploads(Supplier<Connection> way) {
    this.way = way;
  }

  /** To where the command is told to send. */
  static Uploads to(ClientOptions client) {
    return new Uploads(() -> client.connect(SampleClient.BENCH.id()));
  }

  /** To the services of a local stack. */
  static Uploads to(StackState stack) {
    SampleIdentity identity = SampleIdentity.named(SampleClient.BENCH.id());
    return new Uploads(() -> Connection.local(stack, identity));
  }

  /**
   * One scan that was stored.
   *
   * @param rate findings per second, from the first byte sent to the result
   */
  record Sent(UUID scan, double rate) {}

  Connection connect() {
    return way.get();
  }

  /**
   * Sends a scan.
   *
   * @param outcome the outcome every record must have
   */
  Sent send(BenchScan scan, String what, ToLongFunction<IngestOutcomes> outcome)
      throws IOException {
    long findings = scan.expected().rows();
    try (Connection connection = connect()) {
      connection
          .stub(Part.EVIDENCE, ScanServiceGrpc::newBlockingStub)
          .listScans(ListScansRequest.newBuilder().setPageSize(1).build());
      ScanSender sender = new ScanSender(connection);
      Stopwatch watch = new Stopwatch();
      IngestResult result = sender.send(scan.file());
      double seconds = watch.seconds();
      StoredRows.same(
          what + " findings",
          Long.toString(findings),
          Long.toString(outcome.applyAsLong(result.getOutcomes())));
      return new Sent(BenchDatabase.id(result.getScan()), findings / seconds);
    }
  }
}
