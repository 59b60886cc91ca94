package io.plumbline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.CommentServiceGrpc;
import io.plumbline.proto.assessment.v1.ContradictionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.testing.CallTimes;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the lists over many workloads of 60 practices each: {@code -Dplumbline.bench.lists=500}.
 * Prints, asserts nothing about time.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@EnabledIfSystemProperty(named = "plumbline.bench.lists", matches = "\\d+")
class ListsBenchTest {

  private static final String TENANT = "bench";
  private static final int PRACTICES = 60;

  /** A fifth of the workloads is restricted; a tenth of the practices is contradicted. */
  private static final String ROWS =
      """
      insert into edition (tenant, name, display_name, content_hash, version, published_at, deprecated)
      values ('bench', 'frameworks/bench/editions/e1', 'Bench', 'h', 1, now(), false);
      insert into edition_practice (tenant, edition, id, practice_id, title, area, topic, ordinal,
        concept, level)
      select 'bench', 'frameworks/bench/editions/e1', 'sec-bp' || to_char(p, 'FM00'),
        'SEC-BP' || to_char(p, 'FM00'), 'A practice of ordinary length', 'Area', 'Topic', p,
        'concept-' || p, 'HIGH'
      from generate_series(1, %2$d) p;
      insert into workload (tenant, id, display_name, description, version, created_at, updated_at,
        restricted, groups, members)
      select 'bench', 'w' || to_char(w, 'FM00000'), 'Workload ' || w, repeat('What it does. ', 20), 1,
        now(), now(), w %% 5 = 0, '{payments}', '{group:payments}'
      from generate_series(1, %1$d) w;
      insert into assessment (tenant, workload, id, edition_tenant, edition, display_name, version,
        policy_version, practice_count, answered_count, created_at, updated_at, mapped_at)
      select 'bench', id, 'review', 'bench', 'frameworks/bench/editions/e1', 'Review', 60, 1, %2$d,
        %2$d, now() - row_number() over () * interval '1 minute', now(), now()
      from workload where tenant = 'bench';
      create temporary table made as
      select a.workload, p.id as practice, p.concept, p.ordinal as p, row_number() over () as i
      from assessment a, edition_practice p
      where a.tenant = 'bench' and p.tenant = 'bench';
      insert into answer (tenant, workload, assessment, practice, revision, status, degree, reason,
        notes, assignee, author, author_id, assessment_version, updated_at)
      select 'bench', workload, 'review', practice, 1, 'IMPLEMENTED', 100, '',
        repeat('As agreed with the team. ', 8), (array['ana','rita','carl',''])[1 + i %% 4], 'ana',
        'ana', 1, now() - i * interval '1 second'
      from made;
      insert into observed (tenant, workload, concept, evidence_version, pass, fail, warn, stale_pass,
        stale_fail, stale_warn, newest_at, ever_attested, changed_at)
      select 'bench', workload, concept, 1, 3, case when i %% 10 = 0 then 2 else 0 end, 0, 0, 0, 0,
        now(), false, now()
      from made;
      insert into practice_state (tenant, workload, assessment, practice, version, observed, testable,
        verdict, understated, bucket, risk, level, weight, proven, declared, twin_conflict, verdict_at)
      select 'bench', workload, 'review', practice, 1,
        case when i %% 10 = 0 then 'MIXED' else 'PASSING' end, true,
        case when i %% 10 = 0 then 'CONTRADICTED' else 'CONSISTENT' end, false,
        case when i %% 10 = 0 then 'CONTRADICTED' else 'CONFIRMED' end,
        case when i %% 10 = 0 then 'HIGH' else 'NONE' end, 'HIGH', 10, 100, 100, false,
        now() - i * interval '1 second'
      from made;
      insert into risk_exception (tenant, workload, id, practice, concept, state, revision, terms,
        pending, expire_at, version, updated_at)
      select 'bench', workload, md5(i::text)::uuid, 'frameworks/bench/editions/e1/practices/' || practice,
        concept, 'APPROVED', 1, 1, 0, now() + interval '30 days', 1, now()
      from made where i %% 20 = 0;
      insert into exception_terms (tenant, workload, exception, revision, justification,
        compensating_control, expire_at, requester, requester_id, requested_at)
      select tenant, workload, id, 1, repeat('The vendor ships a fix. ', 5), '', expire_at, 'ana',
        'ana', now()
      from risk_exception where tenant = 'bench';
      insert into comment_thread (tenant, workload, assessment, practice, id, state, comments, version,
        changer, changed_at, updated_at)
      select 'bench', workload, 'review', practice, md5('c' || i)::uuid,
        case when i %% 3 = 0 then 'OPEN' else 'RESOLVED' end, 1, 1, '', now(), now()
      from made where i %% 4 = 0;
      insert into answer_comment (tenant, workload, assessment, practice, id, thread, number, body,
        author, author_id, revision, created_at, updated_at)
      select tenant, workload, assessment, practice, id, id, 1, repeat('What of it? ', 9), 'ana', 'ana',
        1, now(), now()
      from comment_thread where tenant = 'bench';
      drop table made;
      analyze;
      """;

  @Test
  void shouldSayHowFastItIs() {
    int workloads = Integer.getInteger("plumbline.bench.lists");
    execute(ROWS.formatted(workloads, PRACTICES));
    for (TestToken who :
        new TestToken[] {
          TestToken.of("audrey", "auditor").tenant(TENANT),
          TestToken.of("vic", "viewer").tenant(TENANT)
        }) {
      lists(who).forEach(CallTimes::print);
    }
    assertThat(Scenes.count("select count(*) from practice_state where tenant = 'bench'"))
        .isEqualTo((long) workloads * PRACTICES);
  }

  private static Map<String, IntSupplier> lists(TestToken who) {
    var workloads = TestCalls.as(who, WorkloadServiceGrpc::newBlockingStub);
    var assessments = TestCalls.as(who, AssessmentServiceGrpc::newBlockingStub);
    var exceptions = TestCalls.as(who, ExceptionServiceGrpc::newBlockingStub);
    var contradictions = TestCalls.as(who, ContradictionServiceGrpc::newBlockingStub);
    var comments = TestCalls.as(who, CommentServiceGrpc::newBlockingStub);
    Map<String, IntSupplier> lists = new LinkedHashMap<>();
    var w50 = ListWorkloadsRequest.getDefaultInstance();
    var w500 = ListWorkloadsRequest.newBuilder().setPageSize(500).build();
    var a50 = ListAssessmentsRequest.newBuilder().setParent("workloads/-").build();
    var a500 = a50.toBuilder().setPageSize(500).build();
    String review = "workloads/w00001/assessments/review";
    var states = ListPracticeStatesRequest.newBuilder().setParent(review).setPageSize(1000).build();
    var answers = ListAnswersRequest.newBuilder().setParent("workloads/-/assessments/-").build();
    var mine = answers.toBuilder().setFilter("assignee = \"rita\"").build();
    var register = ListExceptionsRequest.newBuilder().setParent("workloads/-").build();
    var queue = ListContradictionsRequest.newBuilder().setParent("workloads/-").build();
    var open =
        ListCommentsRequest.newBuilder()
            .setParent("workloads/-/assessments/-/answers/-")
            .setFilter("state = \"OPEN\"")
            .setThreadsOnly(true)
            .build();
    lists.put("workloads 50", () -> workloads.listWorkloads(w50).getWorkloadsCount());
    lists.put("workloads 500", () -> workloads.listWorkloads(w500).getWorkloadsCount());
    lists.put("assessments 50", () -> assessments.listAssessments(a50).getAssessmentsCount());
    lists.put("assessments 500", () -> assessments.listAssessments(a500).getAssessmentsCount());
    lists.put("states", () -> assessments.listPracticeStates(states).getPracticeStatesCount());
    lists.put("answers", () -> assessments.listAnswers(answers).getAnswersCount());
    lists.put("answers of one", () -> assessments.listAnswers(mine).getAnswersCount());
    lists.put("exceptions", () -> exceptions.listExceptions(register).getExceptionsCount());
    lists.put("queue", () -> contradictions.listContradictions(queue).getContradictionsCount());
    lists.put("open threads", () -> comments.listComments(open).getCommentsCount());
    return lists;
  }

  private static void execute(String sql) {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
