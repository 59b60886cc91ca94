package io.plumbline.deploy.stack;

import io.grpc.Channel;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.ListFrameworksRequest;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What happened while every process was restarted once.
 *
 * @param callers the clients and what failed for them
 * @param locks who sent events
 * @param ingest a scanner's stream
 * @param result what came of its scan
 * @param watch an open page
 * @param firstRevision of the answer that is written all the time, before its caller began
 * @param lastAnswer what the last write was answered
 */
record RollingRestart(
    Callers callers,
    RelayLocks locks,
    ResumingIngest ingest,
    IngestResult result,
    ResumingWatch watch,
    int firstRevision,
    Answer lastAnswer) {
  static final String PRACTICE = "sec08-bp04";
  private static final String ASSESSMENT = "workloads/analytics/assessments/review";
  private static final String ACCOUNT = "555566667777";
  private static final long LOOK_MILLIS = 15;
  private static final Duration SETTLED = Duration.ofMinutes(3);

  static RollingRestart of(RunningStack stack) throws InterruptedException {
    try (TwoReplicas replicas = new TwoReplicas(stack)) {
      Writer writer = new Writer(replicas.channel(Part.ASSESSMENT, "ana"));
      int first = writer.write().getRevision();
      ResumingIngest ingest =
          new ResumingIngest(replicas.channel(Part.EVIDENCE, "acme-pipeline"), ACCOUNT);
      ResumingWatch watch = new ResumingWatch(replicas.channel(Part.ASSESSMENT, "vic"), ASSESSMENT);
      RelayLocks locks = new RelayLocks(stack);
      Callers callers = new Callers();
      readers(callers, replicas);
      callers.start("answer", writer::write);
      callers.start("ingest", ingest::sendNext);
      callers.start(
          "locks",
          () -> {
            locks.look();
            Thread.sleep(LOOK_MILLIS);
          });
      replicas.restartAll();
      callers.stop();
      IngestResult result = ingest.finish();
      Answer last = writer.last;
      await(stack, watch, last);
      watch.stop();
      return new RollingRestart(callers, locks, ingest, result, watch, first, last);
    }
  }

  private static void readers(Callers callers, TwoReplicas replicas) {
    var catalog = FrameworkServiceGrpc.newBlockingStub(replicas.channel(Part.CATALOG, "vic"));
    var workloads = WorkloadServiceGrpc.newBlockingStub(replicas.channel(Part.ASSESSMENT, "vic"));
    var scans = ScanServiceGrpc.newBlockingStub(replicas.channel(Part.EVIDENCE, "vic"));
    var portfolio = ScorecardServiceGrpc.newBlockingStub(replicas.channel(Part.REPORTING, "vic"));
    callers.start(
        "frameworks", () -> catalog.listFrameworks(ListFrameworksRequest.getDefaultInstance()));
    callers.start(
        "workloads", () -> workloads.listWorkloads(ListWorkloadsRequest.getDefaultInstance()));
    callers.start("scans", () -> scans.listScans(ListScansRequest.getDefaultInstance()));
    callers.start(
        "portfolio", () -> portfolio.getPortfolio(GetPortfolioRequest.getDefaultInstance()));
  }

  /** Waits until everything that was sent has arrived everywhere. */
  private static void await(RunningStack stack, ResumingWatch watch, Answer last)
      throws InterruptedException {
    await(() -> watch.version() >= last.getAssessmentVersion());
    try (Arrival arrival = Arrival.of(stack)) {
      await(arrival::isComplete);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + SETTLED.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Somebody who changes one answer all the time. */
  private static final class Writer {
    private final AssessmentServiceGrpc.AssessmentServiceBlockingStub stub;
    private volatile Answer last = Answer.getDefaultInstance();

    Writer(Channel channel) {
      stub = AssessmentServiceGrpc.newBlockingStub(channel);
    }

    Answer write() {
      AnswerStatus next =
          last.getStatus() == AnswerStatus.ANSWER_STATUS_IMPLEMENTED
              ? AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED
              : AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
      last =
          stub.updateAnswer(
              UpdateAnswerRequest.newBuilder()
                  .setAnswer(
                      Answer.newBuilder()
                          .setName(ASSESSMENT + "/answers/" + PRACTICE)
                          .setStatus(next))
                  .setRequestId(UUID.randomUUID().toString())
                  .build());
      return last;
    }
  }
}
