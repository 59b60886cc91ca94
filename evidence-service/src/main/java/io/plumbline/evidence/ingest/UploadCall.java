package io.plumbline.evidence.ingest;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.evidence.document.Document;
import io.plumbline.evidence.document.Sent;
import io.plumbline.evidence.document.Spool;
import io.plumbline.evidence.finding.ProtoTimes;
import io.plumbline.evidence.ingest.IngestGrpcService.Tools;
import io.plumbline.evidence.scan.Scans;
import io.plumbline.evidence.source.Sender;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.proto.evidence.v1.UploadProgress;
import io.plumbline.proto.evidence.v1.UploadProgress.Phase;
import io.plumbline.proto.evidence.v1.UploadScanRequest;
import io.plumbline.proto.evidence.v1.UploadScanResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upload: header, bytes to the spool, first pass, then batch by batch. */
final class UploadCall extends StreamCall<UploadScanRequest, UploadScanResponse> {

  private final UploadProgress.Builder progress = UploadProgress.newBuilder();
  private @Nullable UploadHeader header;
  private @Nullable Spool spool;
  private @Nullable Document document;
  private Optional<Scans.Opened> earlier = Optional.empty();
  private List<Sender> senders = List.of();

  UploadCall(
      Tools tools, Caller caller, Worker worker, ServerCallStreamObserver<UploadScanResponse> out) {
    super(tools, caller, worker, out);
  }

  @Override
  String method() {
    return "plumbline.evidence.v1.IngestService/UploadScan";
  }

  @Override
  Uni<Void> take(UploadScanRequest message) {
    if (message.hasHeader() == (header != null)) {
      throw IngestErrors.order(header == null ? "the header" : "a chunk");
    }
    return message.hasHeader() ? open(message.getHeader()) : chunk(message);
  }

  private Uni<Void> open(UploadHeader asked) {
    ScanStarter.workload(asked.getWorkload());
    if (asked.getFormat() == ScanFormat.SCAN_FORMAT_NATIVE) {
      throw IngestErrors.notOfFiles(asked.getFormat());
    }
    ScanStarter.check(asked.getScope(), tools.clock());
    enter();
    header = asked;
    spool = new Spool(tools.config().directory(), tools.config().limits());
    return tools
        .starter()
        .earlier(caller, asked.getRequestId())
        .invoke(found -> earlier = found)
        .chain(() -> tools.starter().senders(caller))
        .chain(
            found -> {
              senders = found;
              if (found.isEmpty()) {
                throw IngestErrors.noSource(caller.clientId(), "*");
              }
              return earlier
                  .filter(scan -> scan.state().equals("SUCCEEDED"))
                  .map(this::repeat)
                  .orElseGet(() -> Uni.createFrom().voidItem());
            });
  }

  private Uni<Void> repeat(Scans.Opened scan) {
    return tools
        .starter()
        .result(caller, scan)
        .invoke(told -> complete(result(told)))
        .replaceWithVoid();
  }

  private Uni<Void> chunk(UploadScanRequest message) {
    Spool into = open();
    long size = message.getChunk().size();
    lease().spool(size);
    Duration wait = lease().bytes(size);
    progress.setByteCount(progress.getByteCount() + size);
    progress(tell(Phase.PHASE_RECEIVING));
    return worker
        .run(
            () -> {
              into.append(message.getChunk().asReadOnlyByteBuffer());
              return true;
            })
        .chain(() -> worker.pause(wait));
  }

  @Override
  Uni<Void> finish() {
    Spool from = open();
    progress(tell(Phase.PHASE_CHECKING));
    return worker
        .run(() -> from.settle(sent(), tools.masker()::mask))
        .invoke(
            settled -> {
              document = settled;
              lease().records(settled.records());
              progress.setTotalRecordCount(settled.records());
            })
        .map(settled -> new DocumentBatches(settled, tools.masker(), tools.config().batchRecords()))
        .chain(this::store);
  }

  private Uni<Void> store(DocumentBatches batches) {
    ScanFormat format = ScanFormats.of(batches.document().detection().format());
    return worker
        .run(batches::product)
        .map(this::sender)
        .chain(sender -> tools.starter().start(caller, sender, wish(format), earlier))
        .invoke(
            begun -> {
              run = begun;
              begun.unreadable = !batches.document().whole();
            })
        .chain(begun -> store(batches, begun).replaceWith(begun))
        .chain(begun -> close(begun, format));
  }

  private Uni<Void> store(DocumentBatches batches, ScanRun begun) {
    Gate gate = new Gate(begun.sender, tools.clock());
    return worker
        .run(() -> batches.next(gate))
        .chain(first -> storeAll(batches, begun, gate, first));
  }

  /** Reads the next batch on a worker while the one before is written. */
  private Uni<Void> storeAll(DocumentBatches batches, ScanRun begun, Gate gate, Batch first) {
    Batch[] current = {first};
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Uni.combine()
                    .all()
                    .unis(
                        tools.writer().write(begun, current[0], 0),
                        worker.run(() -> batches.next(gate)))
                    .asTuple()
                    .invoke(
                        both -> {
                          current[0] = both.getItem2();
                          progress.setRecordCount(begun.counts.read());
                          progress(tell(Phase.PHASE_STORING));
                        }))
        .whilst(both -> !both.getItem2().isEmpty() && !isCancelled())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> close(ScanRun begun, ScanFormat format) {
    if (isCancelled()) {
      return Uni.createFrom().voidItem();
    }
    progress(tell(Phase.PHASE_CLOSING));
    return tools
        .closer()
        .succeed(begun, method())
        .chain(() -> tools.starter().result(caller, begun, format))
        .invoke(result -> complete(result(explained(result))))
        .replaceWithVoid();
  }

  private Sender sender(Optional<String> product) {
    return product
        .map(
            seen ->
                Sender.pick(senders, seen)
                    .orElseThrow(() -> IngestErrors.noSource(caller.clientId(), seen)))
        .orElseGet(() -> Sender.pick(senders, "*").orElse(senders.get(0)));
  }

  private ScanStarter.Wish wish(ScanFormat format) {
    UploadHeader asked = header == null ? UploadHeader.getDefaultInstance() : header;
    return new ScanStarter.Wish(
        method(),
        format,
        asked.getFileName(),
        ScanStarter.workload(asked.getWorkload()),
        asked.getComplete(),
        asked.getScope(),
        asked.getRequestId(),
        progress.getTotalRecordCount());
  }

  private Sent sent() {
    UploadHeader asked = header == null ? UploadHeader.getDefaultInstance() : header;
    Instant observedAt =
        asked.hasObserveTime()
            ? ProtoTimes.toInstant(asked.getObserveTime())
            : tools.clock().instant();
    return new Sent(
        ScanFormats.of(asked.getFormat()), asked.getAccount(), asked.getRegion(), observedAt);
  }

  private IngestResult explained(IngestResult result) {
    return document == null
        ? result
        : result.toBuilder().setDetection(document.detection().seen()).build();
  }

  private Spool open() {
    Spool opened = spool;
    if (opened == null) {
      throw IngestErrors.order("the header");
    }
    return opened;
  }

  private UploadScanResponse tell(Phase phase) {
    return UploadScanResponse.newBuilder().setProgress(progress.setPhase(phase)).build();
  }

  private static UploadScanResponse result(IngestResult result) {
    return UploadScanResponse.newBuilder().setResult(result).build();
  }

  @Override
  void release() {
    if (document != null) {
      document.close();
    }
    if (spool != null) {
      spool.close();
    }
  }
}
