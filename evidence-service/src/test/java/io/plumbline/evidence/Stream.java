package io.plumbline.evidence;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.proto.evidence.v1.FindingBatch;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestFindingsRequest;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of findings, message by message. */
public final class Stream
    implements ClientResponseObserver<IngestFindingsRequest, IngestFindingsResponse> {

  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private ClientCallStreamObserver<IngestFindingsRequest> out;
  private boolean reads = true;

  public static Stream open(TestToken token, IngestHeader header) {
    Stream stream = new Stream();
    TestCalls.as(token, IngestServiceGrpc::newStub).ingestFindings(stream);
    stream.out.onNext(IngestFindingsRequest.newBuilder().setHeader(header).build());
    return stream;
  }

  /** As {@link #open}, but reads none of the answers. */
  public static Stream openUnread(TestToken token, IngestHeader header) {
    Stream stream = new Stream();
    stream.reads = false;
    TestCalls.as(token, IngestServiceGrpc::newStub).ingestFindings(stream);
    stream.out.onNext(IngestFindingsRequest.newBuilder().setHeader(header).build());
    return stream;
  }

  public void send(long sequence, List<FindingRecord> records) {
    out.onNext(
        IngestFindingsRequest.newBuilder()
            .setBatch(FindingBatch.newBuilder().setSequence(sequence).addAllFindings(records))
            .build());
  }

  public boolean isReady() {
    return out.isReady();
  }

  public void end() {
    out.onCompleted();
  }

  public void cancel() {
    out.cancel("gone away", null);
  }

  public IngestFindingsResponse answer() {
    Object answer = next();
    if (answer instanceof IngestFindingsResponse response) {
      return response;
    }
    throw new AssertionError("not an answer", (Throwable) answer);
  }

  public Throwable failure() {
    return (Throwable) next();
  }

  /** The next answer, or the failure that ended the stream. */
  public Object next() {
    try {
      Object answer = answers.poll(60, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("nothing came");
      }
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<IngestFindingsRequest> stream) {
    out = stream;
    if (!reads) {
      stream.disableAutoRequestWithInitial(0);
    }
  }

  @Override
  public void onNext(IngestFindingsResponse answer) {
    answers.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    answers.add(failure);
  }

  @Override
  public void onCompleted() {
    answers.add(new AssertionError("the stream has ended"));
  }
}
