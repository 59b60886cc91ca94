package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.register.ExceptionCalls.APRIL;
import static io.plumbline.assessment.register.ExceptionCalls.PRACTICE;
import static io.plumbline.assessment.register.ExceptionCalls.approve;
import static io.plumbline.assessment.register.ExceptionCalls.asked;
import static io.plumbline.assessment.register.ExceptionCalls.at;
import static io.plumbline.assessment.register.ExceptionCalls.events;
import static io.plumbline.assessment.register.ExceptionCalls.get;
import static io.plumbline.assessment.register.ExceptionCalls.list;
import static io.plumbline.assessment.register.ExceptionCalls.request;
import static io.plumbline.assessment.register.ExceptionCalls.stub;
import static io.plumbline.assessment.register.ExceptionCalls.withdraw;
import static io.plumbline.assessment.register.ExceptionCalls.workload;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc.ExceptionServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked for, and what the register shows to whom. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ExceptionRegisterTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldAllowOneOpenExceptionForWhatAPracticeMeans() {
    Workload workload = Scenes.workload();
    RiskException first =
        request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec01-bp02");

    Refused twin =
        Refused.by(
            () -> request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec02-bp01"));

    assertThat(twin.reason()).isEqualTo("EXCEPTION_OPEN");
    assertThat(twin.metadata()).containsEntry("resource", first.getName());
    withdraw(ana(), first);
    request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec02-bp01");
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    String workload = Scenes.workload().getName();
    CreateExceptionRequest good = asked(workload, PRACTICE).build();

    CreateExceptionRequest.Builder past = good.toBuilder();
    past.getExceptionBuilder().getTermsBuilder().setExpireTime(at(-1));
    CreateExceptionRequest.Builder far = good.toBuilder();
    far.getExceptionBuilder().getTermsBuilder().setExpireTime(at(400));
    CreateExceptionRequest.Builder blank = good.toBuilder();
    blank.getExceptionBuilder().getTermsBuilder().setJustification("  ");
    CreateExceptionRequest.Builder unknown = good.toBuilder();
    unknown.getExceptionBuilder().setPractice(Scenes.EDITION + "/practices/sec99-bp99");

    ExceptionServiceBlockingStub stub = stub(ana());
    assertThat(Refused.by(() -> stub.createException(past.build())).fields())
        .containsExactly("exception.terms.expire_time");
    assertThat(Refused.by(() -> stub.createException(far.build())).fields())
        .containsExactly("exception.terms.expire_time");
    assertThat(Refused.by(() -> stub.createException(blank.build())).fields())
        .containsExactly("exception.terms.justification");
    assertThat(Refused.by(() -> stub.createException(unknown.build())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    stub.createException(good.toBuilder().setValidateOnly(true).build());
    assertThat(list(ana(), workload, "")).isEmpty();
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    CreateExceptionRequest once =
        asked(Scenes.workload().getName(), PRACTICE)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    RiskException first = stub(ana()).createException(once);
    assertThat(stub(ana()).createException(once)).isEqualTo(first);
    approve(APRIL, first);
    RevokeExceptionRequest stale =
        RevokeExceptionRequest.newBuilder()
            .setName(first.getName())
            .setReason("seen too late")
            .setEtag(first.getEtag())
            .build();
    assertThat(Refused.by(() -> stub(APRIL).revokeException(stale)).code())
        .isEqualTo(Status.Code.ABORTED);
  }

  @Test
  void shouldBeMissingFromEverythingForWhoMayNotSeeTheWorkload() {
    // Given
    Workload workload = Scenes.restricted();
    RiskException hidden = approve(APRIL, request(ana(), workload.getName()));
    TestToken out = TestToken.of("otto", "contributor", "approver");

    // Then
    assertThat(Refused.by(() -> get(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> events(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> approve(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> request(out, workload.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> list(out, workload.getName(), "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(list(out, "workloads/-", "")).doesNotContain(hidden.getName());
    assertThat(list(Scenes.audrey(), "workloads/-", "")).contains(hidden.getName());
  }

  @Test
  void shouldListTheRegisterByStateAndExpiry() {
    // Given
    String workload = Scenes.workload().getName();
    RiskException soon = approve(APRIL, request(ana(), workload));
    RiskException waits = request(ana(), workload, Scenes.EDITION + "/practices/sec03-bp02");

    // Then
    assertThat(list(ana(), workload, "")).containsExactly(waits.getName(), soon.getName());
    assertThat(list(ana(), workload, "state = \"APPROVED\"")).containsExactly(soon.getName());
    assertThat(list(ana(), workload, "concept = \"keys\"")).containsExactly(waits.getName());
    assertThat(list(ana(), workload, "requester = \"nobody\"")).isEmpty();
    ListExceptionsRequest.Builder expiring =
        ListExceptionsRequest.newBuilder()
            .setParent(workload)
            .setExpiringWithin(Durations.fromDays(31));
    assertThat(stub(ana()).listExceptions(expiring.build()).getExceptionsList())
        .extracting(RiskException::getName)
        .containsExactly(soon.getName());
    expiring.setExpiringWithin(Durations.fromDays(29));
    assertThat(stub(ana()).listExceptions(expiring.build()).getExceptionsList()).isEmpty();
    var page =
        stub(ana())
            .listExceptions(
                ListExceptionsRequest.newBuilder().setParent(workload).setPageSize(1).build());
    var rest =
        stub(ana())
            .listExceptions(
                ListExceptionsRequest.newBuilder()
                    .setParent(workload)
                    .setPageSize(1)
                    .setPageToken(page.getNextPageToken())
                    .build());
    assertThat(rest.getExceptions(0).getName()).isEqualTo(soon.getName());
    assertThat(rest.getNextPageToken()).isEmpty();
  }
}
