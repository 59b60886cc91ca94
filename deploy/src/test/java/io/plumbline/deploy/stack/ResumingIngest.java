package io.plumbline.deploy.stack;

import com.google.protobuf.util.Timestamps;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.FindingBatch;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestFindingsRequest;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.Observation;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A scanner that streams batch after batch, and goes on elsewhere when its stream is cut. */
final class ResumingIngest {
  static final int BATCH = 20;
  private static final long LIMIT_SECONDS = 180;

  private final IngestServiceGrpc.IngestServiceStub stub;
  private final String account;
  private final String requestId = UUID.randomUUID().toString();
  private Stream stream;
  private long acknowledged;
  private int cuts;

  ResumingIngest(Channel channel, String account) throws InterruptedException {
    this.stub = IngestServiceGrpc.newStub(channel).withWaitForReady();
    this.account = account;
    this.stream = open();
  }

  /** Sends the next batch until it is acknowledged. */
  void sendNext() throws InterruptedException {
    long wanted = acknowledged + 1;
    while (acknowledged < wanted) {
      try {
        stream.out().onNext(batch(wanted));
        acknowledged = stream.next().getAcknowledged().getSequence();
      } catch (StatusRuntimeException | IllegalStateException e) {
        resume(e);
      }
    }
  }

  /** Ends the scan and gives what came of it. */
  IngestResult finish() throws InterruptedException {
    while (true) {
      try {
        stream.out().onCompleted();
        return stream.next().getResult();
      } catch (StatusRuntimeException | IllegalStateException e) {
        resume(e);
      }
    }
  }

  long acknowledged() {
    return acknowledged;
  }

  /** How often its stream was cut. */
  int cuts() {
    return cuts;
  }

  private void resume(RuntimeException cut) throws InterruptedException {
    if (cut instanceof StatusRuntimeException && !TwoReplicas.mayResume(cut)) {
      throw cut;
    }
    cuts++;
    stream = open();
  }

  /** Opens the stream anew as often as a replica that goes refuses it. */
  private Stream open() throws InterruptedException {
    while (true) {
      BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
      Stream opened = new Stream(stub.ingestFindings(new Answers(answers)), answers);
      try {
        opened.out().onNext(header());
        acknowledged = opened.next().getOpened().getLastAcknowledgedSequence();
        return opened;
      } catch (StatusRuntimeException e) {
        if (!TwoReplicas.mayResume(e)) {
          throw e;
        }
      }
    }
  }

  private IngestFindingsRequest header() {
    return IngestFindingsRequest.newBuilder()
        .setHeader(
            IngestHeader.newBuilder()
                .setProduct("prowler")
                .setRequestId(requestId)
                .setWorkload("workloads/analytics"))
        .build();
  }

  private IngestFindingsRequest batch(long sequence) {
    FindingBatch.Builder batch = FindingBatch.newBuilder().setSequence(sequence);
    for (int i = 0; i < BATCH; i++) {
      batch.addFindings(
          FindingRecord.newBuilder()
              .setRule("iam_root_mfa_enabled")
              .setAccount(account)
              .setResource("arn:aws:iam::%s:root/%d-%d".formatted(account, sequence, i))
              .setObservation(Observation.OBSERVATION_PASS)
              .setObserveTime(Timestamps.now()));
    }
    return IngestFindingsRequest.newBuilder().setBatch(batch).build();
  }

  /** An open stream: what is sent, and what came back. */
  private record Stream(StreamObserver<IngestFindingsRequest> out, BlockingQueue<Object> answers) {
    IngestFindingsResponse next() throws InterruptedException {
      Object answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (answer instanceof IngestFindingsResponse response) {
        return response;
      }
      throw answer instanceof Throwable failure
          ? Status.fromThrowable(failure).asRuntimeException()
          : Status.DEADLINE_EXCEEDED.withDescription("no answer").asRuntimeException();
    }
  }

  private record Answers(BlockingQueue<Object> to)
      implements StreamObserver<IngestFindingsResponse> {
    @Override
    public void onNext(IngestFindingsResponse response) {
      to.add(response);
    }

    @Override
    public void onError(Throwable failure) {
      to.add(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
