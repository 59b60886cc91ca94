package io.plumbline.gateway.fake;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.type.Date;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.plumbline.gateway.preview.Fixtures;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsResponse;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.ListAnswersResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.SupposedChange;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.Term;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.plumbline.proto.assessment.v1.WhatIfRequest;
import io.plumbline.proto.assessment.v1.WhatIfResponse;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One workload, {@code payments}, with one assessment, {@code first}. */
public class FakeAssessments extends AssessmentServiceGrpc.AssessmentServiceImplBase {
  public static final String NAME = "workloads/payments/assessments/first";
  public static final String EDITION = "frameworks/aws-wa-security/editions/seed";
  static final Timestamp BEGUN = Timestamp.newBuilder().setSeconds(1_790_000_000L).build();
  private static final long LAST_SECOND = 2_000_000_000L;
  static final Timestamp THEN = Timestamp.newBuilder().setSeconds(1_795_500_000L).build();
  public static volatile ListAnswersRequest listed = ListAnswersRequest.getDefaultInstance();
  public static volatile CopyAnswersRequest copied = CopyAnswersRequest.getDefaultInstance();
  public static volatile ExplainPracticeRequest explained =
      ExplainPracticeRequest.getDefaultInstance();
  public static volatile WhatIfRequest supposed = WhatIfRequest.getDefaultInstance();
  public static volatile Assessment.State state = Assessment.State.STATE_IN_PROGRESS;

  /** The practice that inherits its answer. */
  public static final String INHERITS = "sec08-bp05";

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

  /** Forgets every answer. */
  public static void reset() {
    ANSWERS.clear();
    state = Assessment.State.STATE_IN_PROGRESS;
  }

  public static Answer answer(String key) {
    return ANSWERS.getOrDefault(
        key,
        Answer.newBuilder()
            .setName(NAME + "/answers/" + key)
            .setStatus(AnswerStatus.ANSWER_STATUS_UNANSWERED)
            .setEtag("\"0\"")
            .build());
  }

  /** Somebody else answers. */
  public static void answerElsewhere(String key, AnswerStatus status, String author) {
    Answer before = answer(key);
    ANSWERS.put(
        key,
        before.toBuilder()
            .setStatus(status)
            .setAuthor(author)
            .setUpdateTime(THEN)
            .setRevision(before.getRevision() + 1)
            .setEtag("\"" + (before.getRevision() + 1) + "\"")
            .build());
  }

  @Override
  public void getAssessment(GetAssessmentRequest request, StreamObserver<Assessment> out) {
    if (!request.getName().equals(NAME)) {
      out.onError(Status.NOT_FOUND.withDescription("no such assessment").asRuntimeException());
      return;
    }
    done(out, assessment());
  }

  static Assessment assessment() {
    return Assessment.newBuilder()
        .setName(NAME)
        .setDisplayName("First review")
        .setEdition(EDITION)
        .setVersion(1)
        .setState(state)
        .setStateActor(state == Assessment.State.STATE_IN_PROGRESS ? "" : "ana")
        .build();
  }

  /** As it was before {@link #BEGUN}, and from then on as it is. */
  @Override
  public void listPracticeStates(
      ListPracticeStatesRequest request, StreamObserver<ListPracticeStatesResponse> out) {
    if (request.hasAsOfTime() && request.getAsOfTime().getSeconds() < BEGUN.getSeconds()) {
      out.onError(refusal(Code.NOT_FOUND_VALUE, "NO_HISTORY"));
      return;
    }
    if (request.getAsOfTime().getSeconds() > LAST_SECOND) {
      out.onError(Status.INVALID_ARGUMENT.withDescription("in the future").asRuntimeException());
      return;
    }
    done(
        out,
        ListPracticeStatesResponse.newBuilder()
            .addAllPracticeStates(states())
            .setVersion(1)
            .setRecordTime(BEGUN)
            .build());
  }

  @Override
  public void updateAnswer(UpdateAnswerRequest request, StreamObserver<Answer> out) {
    String name = request.getAnswer().getName();
    String key = name.substring(name.lastIndexOf('/') + 1);
    Answer before = answer(key);
    String etag = request.getAnswer().getEtag();
    if (!etag.isEmpty() && !etag.equals(before.getEtag())) {
      out.onError(Status.ABORTED.withDescription("somebody else saved").asRuntimeException());
      return;
    }
    if (key.equals(INHERITS) && request.getAnswer().getReason().isBlank()) {
      out.onError(refusal(Code.FAILED_PRECONDITION_VALUE, "OVERRIDE_REASON"));
      return;
    }
    int revision = before.getRevision() + 1;
    Answer after =
        request.getAnswer().toBuilder()
            .setAuthor("ana")
            .setUpdateTime(THEN)
            .setRevision(revision)
            .setAssessmentVersion(1)
            .setEtag("\"" + revision + "\"")
            .build();
    ANSWERS.put(key, after);
    done(out, after);
  }

  @Override
  public void explainPractice(
      ExplainPracticeRequest request, StreamObserver<ExplainPracticeResponse> out) {
    explained = request;
    done(
        out,
        ExplainPracticeResponse.newBuilder()
            .addTerms(
                Term.newBuilder()
                    .setTerm("observed")
                    .setRule("rule 2")
                    .setResult("MIXED")
                    .putInputs("fail", "3"))
            .build());
  }

  /** Whatever is supposed is proven then. */
  @Override
  public void whatIf(WhatIfRequest request, StreamObserver<WhatIfResponse> out) {
    supposed = request;
    WhatIfResponse.Builder response =
        WhatIfResponse.newBuilder()
            .setBefore(SupposedScore.newBuilder().setProven(0).setDeclared(0).setDistinctProven(0))
            .setAfter(
                SupposedScore.newBuilder()
                    .setProven(333)
                    .setDeclared(333)
                    .setDistinctProven(185)
                    .setDistinctDeclared(185))
            .setVersion(1)
            .setScoringPolicy("v1");
    request.getSuppositionsList().stream()
        .map(supposition -> supposition.getPractice().toUpperCase(Locale.ROOT))
        .forEach(
            id ->
                response.addChanges(
                    SupposedChange.newBuilder()
                        .setPracticeId(id)
                        .setFromVerdict(Verdict.VERDICT_UNANSWERED)
                        .setToVerdict(Verdict.VERDICT_CONSISTENT)
                        .setFromBucket(Bucket.BUCKET_UNKNOWN)
                        .setToBucket(Bucket.BUCKET_CONFIRMED)
                        .setFromRisk(Risk.RISK_HIGH)
                        .setToRisk(Risk.RISK_NONE)
                        .setToProven(100)));
    done(out, response.build());
  }

  @Override
  public void listAssessments(
      ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> out) {
    done(out, ListAssessmentsResponse.newBuilder().addAssessments(assessment()).build());
  }

  @Override
  public void copyAnswers(CopyAnswersRequest request, StreamObserver<CopyAnswersResponse> out) {
    copied = request;
    if (request.getSource().endsWith("/gone")) {
      out.onError(Status.NOT_FOUND.withDescription("no such assessment").asRuntimeException());
      return;
    }
    done(
        out,
        CopyAnswersResponse.newBuilder()
            .addAnswers(
                answer("sec01-bp02").toBuilder()
                    .setStatus(AnswerStatus.ANSWER_STATUS_IMPLEMENTED)
                    .setReason("As <b>there</b>")
                    .setOrigin("workloads/platform/assessments/first/answers/sec02-bp01@3"))
            .addKept("sec01-bp01")
            .build());
  }

  @Override
  public void listAnswers(ListAnswersRequest request, StreamObserver<ListAnswersResponse> out) {
    listed = request;
    ListAnswersResponse.Builder page = ListAnswersResponse.newBuilder();
    if (!request.getFilter().contains("SENT_BACK")) {
      page.addAnswers(
              answer("sec01-bp01").toBuilder()
                  .setAssignee("vic")
                  .setDueDate(Date.newBuilder().setYear(2026).setMonth(1).setDay(31))
                  .setUpdateTime(THEN))
          .setNextPageToken("more");
    }
    done(out, page.build());
  }

  @Override
  public void listAnswerRevisions(
      ListAnswerRevisionsRequest request, StreamObserver<ListAnswerRevisionsResponse> out) {
    done(out, ListAnswerRevisionsResponse.getDefaultInstance());
  }

  @Override
  public void watchAssessment(
      WatchAssessmentRequest request, StreamObserver<WatchAssessmentResponse> out) {
    out.onNext(
        WatchAssessmentResponse.newBuilder()
            .setAssessment(Assessment.newBuilder().setName(NAME).setVersion(7))
            .addPracticeStates(states().get(0))
            .build());
    out.onCompleted();
  }

  public static List<PracticeState> states() {
    List<PracticeState> states = new ArrayList<>();
    for (String[] row : Fixtures.practices()) {
      String key = row[0].toLowerCase(Locale.ROOT);
      Answer answer = answer(key);
      boolean implemented = answer.getStatus() == AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
      states.add(
          PracticeState.newBuilder()
              .setAnswerName(NAME + "/answers/" + key)
              .setPractice(EDITION + "/practices/" + key)
              .setPracticeId(row[0])
              .setTitle(row[1])
              .setArea(row[2])
              .setTopic(row[3])
              .setOrdinal(states.size() + 1)
              .setConcept(
                  "concept-"
                      + (row[4].isEmpty()
                          ? row[0]
                          : row[0].compareTo(row[4]) < 0 ? row[0] : row[4]))
              .setTwinId(row[4])
              .setAnswer(answer)
              .setObserved(ObservedStatus.OBSERVED_STATUS_MIXED)
              .setCounts(
                  EvidenceCounts.newBuilder()
                      .setFail(3)
                      .setPass(4)
                      .addAccepted(
                          AcceptedItems.newBuilder()
                              .setException(
                                  "workloads/payments/exceptions/" + FakeExceptions.ON_FINDINGS)
                              .setCount(2))
                      .setNewestObserveTime(THEN))
              .setVerdict(implemented ? Verdict.VERDICT_CONTRADICTED : Verdict.VERDICT_UNANSWERED)
              .setBucket(implemented ? Bucket.BUCKET_CONTRADICTED : Bucket.BUCKET_UNKNOWN)
              .setRisk(Risk.RISK_HIGH)
              .setWeight(10)
              .setInheritedFrom(
                  inherits(key) ? "workloads/zone/assessments/base/answers/" + key : "")
              .setInheritedRevision(inherits(key) ? 4 : 0)
              .build());
    }
    return states;
  }

  /** One practice inherits, until somebody answers it. */
  private static boolean inherits(String key) {
    return key.equals(INHERITS) && !ANSWERS.containsKey(key);
  }

  private static RuntimeException refusal(int code, String reason) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code)
            .setMessage("refused: " + reason)
            .addDetails(Any.pack(ErrorInfo.newBuilder().setReason(reason).build()))
            .build());
  }

  static <T> void done(StreamObserver<T> out, T answer) {
    out.onNext(answer);
    out.onCompleted();
  }
}
