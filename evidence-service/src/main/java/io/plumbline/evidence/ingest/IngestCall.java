package io.plumbline.evidence.ingest;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.evidence.document.Reread;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.format.NativeReader;
import io.plumbline.evidence.ingest.IngestGrpcService.Tools;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.scan.Scans;
import io.plumbline.evidence.source.Sender;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.FindingBatch;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestFindingsRequest;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestOpened;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream of findings: header, then batches, each acknowledged after its commit. */
final class IngestCall extends StreamCall<IngestFindingsRequest, IngestFindingsResponse> {

  private @Nullable IngestHeader header;
  private long acknowledged;

  IngestCall(
      Tools tools,
      Caller caller,
      Worker worker,
      ServerCallStreamObserver<IngestFindingsResponse> out) {
    super(tools, caller, worker, out);
  }

  @Override
  String method() {
    return "plumbline.evidence.v1.IngestService/IngestFindings";
  }

  @Override
  Uni<Void> take(IngestFindingsRequest message) {
    if (message.hasHeader() == (header != null)) {
      throw IngestErrors.order(header == null ? "the header" : "a batch");
    }
    return message.hasHeader() ? open(message.getHeader()) : batch(message.getBatch());
  }

  private Uni<Void> open(IngestHeader asked) {
    ScanStarter.Wish wish =
        new ScanStarter.Wish(
            method(),
            ScanFormat.SCAN_FORMAT_NATIVE,
            "",
            ScanStarter.workload(asked.getWorkload()),
            asked.getComplete(),
            asked.getScope(),
            asked.getRequestId(),
            0);
    ScanStarter.check(asked.getScope(), tools.clock());
    enter();
    header = asked;
    return tools
        .starter()
        .senders(caller)
        .map(senders -> sender(senders, asked.getProduct()))
        .chain(
            sender ->
                tools
                    .starter()
                    .earlier(caller, asked.getRequestId())
                    .chain(earlier -> begin(sender, wish, earlier)))
        .invoke(
            begun -> {
              run = begun;
              send(
                  IngestFindingsResponse.newBuilder()
                      .setOpened(
                          IngestOpened.newBuilder()
                              .setScan("scans/" + begun.id)
                              .setLastAcknowledgedSequence(acknowledged))
                      .build());
            })
        .replaceWithVoid();
  }

  private Sender sender(List<Sender> senders, String product) {
    return Sender.pick(senders, product)
        .orElseThrow(() -> IngestErrors.noSource(caller.clientId(), product));
  }

  private Uni<ScanRun> begin(Sender sender, ScanStarter.Wish wish, Optional<Scans.Opened> earlier) {
    if (earlier.isEmpty()) {
      return tools.starter().start(caller, sender, wish, earlier);
    }
    acknowledged = earlier.get().lastSequence();
    return tools.starter().resume(caller, sender, wish, earlier.get());
  }

  private Uni<Void> batch(FindingBatch batch) {
    ScanRun begun = Objects.requireNonNull(run, "the header was handled before");
    if (batch.getSequence() <= acknowledged) {
      send(Acknowledgements.again(batch.getSequence()));
      return Uni.createFrom().voidItem();
    }
    if (batch.getSequence() != acknowledged + 1) {
      throw IngestErrors.order("batch " + (acknowledged + 1));
    }
    if (batch.getFindingsCount() > Batch.MOST) {
      throw IngestErrors.tooMany(batch.getFindingsCount(), Batch.MOST);
    }
    lease().records(batch.getFindingsCount());
    Duration wait = lease().bytes(batch.getSerializedSize());
    boolean each = header != null && header.getReportOutcomes();
    return worker
        .run(() -> judge(begun, batch))
        .chain(
            judged ->
                tools
                    .writer()
                    .write(begun, judged, batch.getSequence())
                    .invoke(
                        settled -> {
                          acknowledged = batch.getSequence();
                          send(Acknowledgements.of(batch, judged, settled, each));
                        }))
        .chain(() -> worker.pause(wait));
  }

  private Batch judge(ScanRun begun, FindingBatch in) {
    Gate gate = new Gate(begun.sender, tools.clock());
    String product = header == null ? "" : header.getProduct();
    Batch batch = new Batch();
    for (int i = 0; i < in.getFindingsCount(); i++) {
      FindingRecord findingRecord = masked(batch, in.getFindings(i));
      try {
        Finding finding = NativeReader.read(product, findingRecord);
        gate.check(finding);
        batch.take(Candidate.of(begun.sender.id(), finding, findingRecord.getRaw().toByteArray()));
      } catch (RecordException e) {
        batch.refuse(refusal(product, in.getSequence(), i, findingRecord, e));
      }
    }
    return batch;
  }

  private FindingRecord masked(Batch batch, FindingRecord sent) {
    FindingRecord masked = MaskedRecord.of(tools.masker(), sent);
    if (!masked.equals(sent)) {
      batch.mask();
    }
    return masked;
  }

  private static Refusal refusal(
      String product, long sequence, int position, FindingRecord refused, RecordException why) {
    byte[] original = refused.toByteArray();
    return new Refusal(
        Acknowledgements.index(sequence, position),
        -1,
        0,
        why.reason().name(),
        Objects.requireNonNullElse(why.getMessage(), ""),
        refused.getAccount().indexOf(0) < 0 ? refused.getAccount() : "",
        Reread.nativeContext(product, original.length),
        Arrays.copyOf(original, Math.min(original.length, Candidate.MAX_RAW)));
  }

  @Override
  Uni<Void> finish() {
    ScanRun begun = run;
    if (begun == null) {
      throw IngestErrors.order("the header");
    }
    return tools
        .closer()
        .succeed(begun, method())
        .chain(() -> tools.starter().result(caller, begun, ScanFormat.SCAN_FORMAT_NATIVE))
        .invoke(result -> complete(IngestFindingsResponse.newBuilder().setResult(result).build()))
        .replaceWithVoid();
  }

  @Override
  void release() {
    // nothing but the run, which is closed or broken off by its row
  }
}
