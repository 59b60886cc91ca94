package io.plumbline.gateway.fake;

import com.google.type.Date;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ImprovementEvent;
import io.plumbline.proto.assessment.v1.ImprovementServiceGrpc;
import io.plumbline.proto.assessment.v1.ListImprovementEventsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementEventsResponse;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.plumbline.proto.assessment.v1.StartImprovementRequest;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One overdue improvement in progress, and one that is done; the first can not be closed. */
public final class FakeImprovements extends ImprovementServiceGrpc.ImprovementServiceImplBase {
  public static final String ID = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e12";
  public static final String FINDING = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e13";

  public static final List<ListImprovementsRequest> ASKED = new CopyOnWriteArrayList<>();
  public static volatile String started = "";
  public static volatile CreateImprovementRequest created =
      CreateImprovementRequest.getDefaultInstance();
  public static volatile UpdateImprovementRequest updated =
      UpdateImprovementRequest.getDefaultInstance();

  /** Forgets what was asked for. */
  public static void reset() {
    ASKED.clear();
    started = "";
    created = CreateImprovementRequest.getDefaultInstance();
    updated = UpdateImprovementRequest.getDefaultInstance();
  }

  @Override
  public void listImprovements(
      ListImprovementsRequest request, StreamObserver<ListImprovementsResponse> out) {
    ASKED.add(request);
    ListImprovementsResponse.Builder page = ListImprovementsResponse.newBuilder();
    if (request.getFilter().contains("concept")) {
      page.addImprovements(done()).addImprovements(improvement()).setTotalSize(24);
    } else if (request.getFilter().contains("IN_PROGRESS")) {
      page.addImprovements(improvement()).setTotalSize(24).setNextPageToken("more");
    }
    if (request.getFilter().contains("DONE")) {
      page.addImprovements(done()).setTotalSize(1);
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void getImprovement(GetImprovementRequest request, StreamObserver<Improvement> out) {
    if (request.getName().equals(improvement().getName())) {
      FakeAssessments.done(out, improvement());
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void listImprovementEvents(
      ListImprovementEventsRequest request, StreamObserver<ListImprovementEventsResponse> out) {
    FakeAssessments.done(
        out,
        ListImprovementEventsResponse.newBuilder()
            .addEvents(event(1, "CREATE", "ana", ""))
            .addEvents(event(2, "COMPLETE", "ana", "The team is trained."))
            .addEvents(event(3, "REOPEN", "rea", "It fails again."))
            .addEvents(event(4, "UPDATE", "ana", "").toBuilder().addChangedFields("due_date"))
            .build());
  }

  @Override
  public void createImprovement(CreateImprovementRequest request, StreamObserver<Improvement> out) {
    created = request;
    FakeAssessments.done(out, improvement());
  }

  @Override
  public void updateImprovement(UpdateImprovementRequest request, StreamObserver<Improvement> out) {
    updated = request;
    FakeAssessments.done(out, improvement());
  }

  @Override
  public void startImprovement(StartImprovementRequest request, StreamObserver<Improvement> out) {
    started = request.getName();
    FakeAssessments.done(out, improvement());
  }

  @Override
  public void closeImprovement(CloseImprovementRequest request, StreamObserver<Improvement> out) {
    out.onError(
        Status.FAILED_PRECONDITION
            .withDescription("the evidence does not show that it is done")
            .asRuntimeException());
  }

  private static ImprovementEvent event(long version, String action, String actor, String reason) {
    return ImprovementEvent.newBuilder()
        .setVersion(version)
        .setAction(action)
        .setActor(actor)
        .setReason(reason)
        .setEventTime(FakeAssessments.THEN)
        .build();
  }

  private static Improvement improvement() {
    return Improvement.newBuilder()
        .setName("workloads/payments/improvements/" + ID)
        .setPractice(FakeAssessments.EDITION + "/practices/sec01-bp01")
        .setConcept("sec_securely_operate_multi_accounts")
        .setTitle("Enforce MFA for <b>all</b> administrators")
        .setDescription("Root too.")
        .setOwner("ana")
        .setDueDate(Date.newBuilder().setYear(2026).setMonth(3).setDay(31))
        .setEffort(Improvement.Effort.EFFORT_MEDIUM)
        .addTickets("https://tickets.example/SHOP-118")
        .addFindings("findings/" + FINDING)
        .setState(Improvement.State.STATE_IN_PROGRESS)
        .setOverdue(true)
        .setCreator("ana")
        .setCreateTime(FakeAssessments.THEN)
        .setUpdateTime(FakeAssessments.THEN)
        .setEtag("\"4\"")
        .build();
  }

  private static Improvement done() {
    return improvement().toBuilder()
        .setTitle("Rotate keys")
        .setState(Improvement.State.STATE_DONE)
        .setOverdue(false)
        .setProven(true)
        .build();
  }
}
