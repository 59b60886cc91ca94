package io.plumbline.assessment.planning;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.planning.ImprovementCalls.create;
import static io.plumbline.assessment.planning.ImprovementCalls.date;
import static io.plumbline.assessment.planning.ImprovementCalls.done;
import static io.plumbline.assessment.planning.ImprovementCalls.dueOn;
import static io.plumbline.assessment.planning.ImprovementCalls.events;
import static io.plumbline.assessment.planning.ImprovementCalls.get;
import static io.plumbline.assessment.planning.ImprovementCalls.list;
import static io.plumbline.assessment.planning.ImprovementCalls.planned;
import static io.plumbline.assessment.planning.ImprovementCalls.start;
import static io.plumbline.assessment.planning.ImprovementCalls.stub;
import static io.plumbline.assessment.planning.ImprovementCalls.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be planned, and what the board shows to whom. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ImprovementBoardTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldKeepWhatIsPlanned() {
    String finding = "findings/" + UUID.randomUUID();
    String workload = Scenes.workload().getName();

    Improvement planned =
        create(
            workload,
            " Enforce MFA ",
            b ->
                b.setDescription("For all administrators.")
                    .setOwner("ana")
                    .setDueDate(date(2028, 2, 29))
                    .setEffort(Improvement.Effort.EFFORT_LARGE)
                    .addTickets("https://tickets.example/SHOP-1?x=1")
                    .addFindings(finding));

    assertThat(planned.getConcept()).isEqualTo("signin");
    assertThat(planned.getTitle()).isEqualTo("Enforce MFA");
    assertThat(planned.getState()).isEqualTo(Improvement.State.STATE_OPEN);
    assertThat(planned.getCreator()).isEqualTo("ana");
    assertThat(planned.getFindingsList()).containsExactly(finding);
    assertThat(get(carl(), planned)).isEqualTo(planned);
    assertThat(audited(planned)).isEqualTo(1);
    start(ana(), planned);
    assertThat(audited(planned)).isEqualTo(2);
  }

  /** How many records of the audit trail name it, in its chain or before. */
  private static long audited(Improvement improvement) {
    String name = "position('" + improvement.getName() + "'::bytea in ";
    return Scenes.count(
        "select (select count(*) from audit_pending where "
            + name
            + "content) > 0) + (select count(*) from audit_record where "
            + name
            + "record) > 0)");
  }

  @Test
  void shouldNameWhatIsWrongWithAPlan() {
    String workload = Scenes.workload().getName();

    assertThat(wrong(workload, b -> b.setTitle(" "))).containsExactly("improvement.title");
    assertThat(wrong(workload, b -> b.clearPractice())).containsExactly("improvement.practice");
    assertThat(wrong(workload, b -> b.setDueDate(date(2027, 2, 29))))
        .containsExactly("improvement.due_date");
    assertThat(wrong(workload, b -> b.setDueDate(date(2027, 0, 0))))
        .containsExactly("improvement.due_date");
    for (String address :
        List.of("http://t.example/1", "https://", "javascript:alert(1)", "https://a@b.example/")) {
      assertThat(wrong(workload, b -> b.addTickets(address)))
          .as(address)
          .containsExactly("improvement.tickets[0]");
    }
    assertThat(wrong(workload, b -> b.addFindings("findings/x")))
        .containsExactly("improvement.findings[0]");
    CreateImprovementRequest.Builder unknown = planned(workload, "Any");
    unknown.getImprovementBuilder().setPractice(Scenes.EDITION + "/practices/sec99-bp99");
    assertThat(Refused.by(() -> stub(ana()).createImprovement(unknown.build())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    stub(ana()).createImprovement(planned(workload, "Any").setValidateOnly(true).build());
    assertThat(list(ana(), workload, "")).isEmpty();
  }

  private static List<String> wrong(String workload, Consumer<Improvement.Builder> how) {
    return Refused.by(() -> create(workload, "Any", how)).fields();
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    // Given
    String workload = Scenes.workload().getName();
    CreateImprovementRequest once =
        planned(workload, "Once").setRequestId(UUID.randomUUID().toString()).build();

    // When
    Improvement first = stub(ana()).createImprovement(once);
    Improvement again = stub(ana()).createImprovement(once);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(list(ana(), workload, "")).containsExactly("Once");
    start(ana(), first);
    Improvement stale = first.toBuilder().setTitle("Twice").build();
    assertThat(Refused.by(() -> update(ana(), stale)).code()).isEqualTo(Status.Code.ABORTED);
  }

  @Test
  void shouldChangeTheFieldsOfTheMaskAndNeverThePractice() {
    Improvement first =
        create(
            Scenes.workload().getName(),
            "Log",
            b -> b.setDueDate(date(2027, 1, 1)).setOwner("ana"));
    Improvement next =
        first.toBuilder()
            .clearDueDate()
            .setOwner("carl")
            .setPractice(Scenes.EDITION + "/practices/sec03-bp02")
            .build();

    Improvement changed =
        stub(ana())
            .updateImprovement(
                UpdateImprovementRequest.newBuilder()
                    .setImprovement(next)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("due_date"))
                    .build());

    assertThat(changed.hasDueDate()).isFalse();
    assertThat(changed.getOwner()).isEqualTo("ana");
    assertThat(changed.getPractice()).isEqualTo(first.getPractice());
  }

  @Test
  void shouldBeMissingFromEverythingForWhoMayNotSeeTheWorkload() {
    // Given
    Workload workload = Scenes.restricted();
    Improvement hidden = create(ana(), workload.getName(), "Hidden " + workload.getName());
    TestToken out = TestToken.of("otto", "contributor", "reviewer");

    // Then
    missing(() -> get(out, hidden));
    missing(() -> events(out, hidden));
    missing(() -> start(out, hidden));
    missing(() -> update(out, hidden));
    missing(() -> done(out, hidden, "It is."));
    missing(() -> create(out, workload.getName(), "Any"));
    missing(() -> list(out, workload.getName(), ""));
    assertThat(all(out)).doesNotContain(hidden.getTitle());
    assertThat(all(Scenes.audrey())).contains(hidden.getTitle());
    assertThat(Refused.by(() -> start(Scenes.adam(), hidden)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    missing(() -> get(TestToken.of("eve", "admin").tenant("other"), hidden));
    assertThat(all(TestToken.of("eve", "admin").tenant("other"))).doesNotContain(hidden.getTitle());
  }

  private static void missing(Runnable call) {
    assertThat(Refused.by(call::run).code()).isEqualTo(Status.Code.NOT_FOUND);
  }

  private static List<String> all(TestToken by) {
    return list(
        by, ListImprovementsRequest.newBuilder().setParent("workloads/-").setPageSize(1000));
  }

  @Test
  void shouldLetOnlyWhoPlansWrite() {
    String workload = Scenes.workload().getName();

    for (String role : List.of("viewer", "approver", "auditor")) {
      TestToken reader = TestToken.of("rita", role);
      assertThat(Refused.by(() -> create(reader, workload, "Any")).code())
          .as(role)
          .isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(list(reader, workload, "")).isEmpty();
    }
    create(TestToken.of("reva", "reviewer"), workload, "By a reviewer");
  }

  @Test
  void shouldListWhatIsDueFirstAndWhatHasNoDateLast() {
    // Given
    String workload = Scenes.workload().getName();
    create(ana(), workload, "no date");
    create(workload, "late", b -> b.setDueDate(date(2030, 1, 1)).setOwner("carl"));
    create(workload, "early", b -> b.setDueDate(date(2029, 1, 1)).setOwner("ana"));
    Improvement soon = create(workload, "soon", b -> b.setDueDate(date(2028, 1, 1)));
    start(ana(), soon);

    // Then
    assertThat(list(ana(), workload, "")).containsExactly("soon", "early", "late", "no date");
    assertThat(list(ana(), workload, "state = \"IN_PROGRESS\"")).containsExactly("soon");
    assertThat(list(ana(), workload, "owner = \"carl\"")).containsExactly("late");
    assertThat(list(ana(), workload, "concept = \"keys\"")).isEmpty();
    assertThat(list(ana(), workload, "practice = \"" + ImprovementCalls.PRACTICE + "\""))
        .hasSize(4);
    ListImprovementsRequest.Builder request =
        ListImprovementsRequest.newBuilder().setParent(workload);
    assertThat(list(ana(), request.clone().setMine(true))).containsExactly("early");
    assertThat(list(carl(), request.clone().setMine(true))).containsExactly("late");
    assertThat(list(ana(), request.clone().setOrderBy("update_time desc")))
        .containsExactly("soon", "early", "late", "no date");
    assertThat(list(ana(), request.clone().setOverdue(true))).isEmpty();
    dueOn(soon, "date '2020-01-01'");
    assertThat(list(ana(), request.clone().setOverdue(true))).containsExactly("soon");
    assertThat(Refused.by(() -> list(ana(), workload, "state = \"GONE\"")).fields())
        .containsExactly("filter");
  }

  @Test
  void shouldPageThroughEitherOrderAndCountAll() {
    String workload = Scenes.workload().getName();
    create(workload, "a", b -> b.setDueDate(date(2029, 1, 1)));
    create(workload, "b", b -> b.setDueDate(date(2029, 1, 1)));
    create(ana(), workload, "c");

    for (String order : List.of("due_date", "update_time desc")) {
      List<String> whole =
          list(ana(), ListImprovementsRequest.newBuilder().setParent(workload).setOrderBy(order));
      assertThat(whole).hasSize(3);
      ListImprovementsRequest.Builder request =
          ListImprovementsRequest.newBuilder().setParent(workload).setOrderBy(order).setPageSize(1);
      for (String title : whole) {
        ListImprovementsResponse page = stub(ana()).listImprovements(request.build());
        assertThat(page.getTotalSize()).isEqualTo(3);
        assertThat(page.getImprovements(0).getTitle()).isEqualTo(title);
        request.setPageToken(page.getNextPageToken());
      }
      assertThat(request.getPageToken()).isEmpty();
    }
  }
}
