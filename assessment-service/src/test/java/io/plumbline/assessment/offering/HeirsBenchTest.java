package io.plumbline.assessment.offering;

import static io.plumbline.assessment.Scenes.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures how long one change of a platform's answer takes to reach its heirs: {@code
 * -Dplumbline.bench.heirs=500} of them, of 60 practices each. Prints, asserts nothing about time.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@EnabledIfSystemProperty(named = "plumbline.bench.heirs", matches = "\\d+")
class HeirsBenchTest {

  private static final String TENANT = "heirs";
  private static final TestToken ANA = TestToken.of("ana", "contributor").tenant(TENANT);
  private static final int PRACTICES = 60;
  private static final int ROUNDS = 5;
  private static final long MOST = TimeUnit.MINUTES.toNanos(10);
  private static final String PLATFORM = "workloads/w00000/assessments/review";

  /** Every workload is assessed and has evidence for every concept; nothing is answered. */
  private static final String ROWS =
      """
      insert into edition (tenant, name, display_name, content_hash, version, published_at, deprecated)
      values ('heirs', 'frameworks/bench/editions/e1', 'Bench', 'h', 1, now(), false);
      insert into edition_practice (tenant, edition, id, practice_id, title, area, topic, ordinal,
        concept, level)
      select 'heirs', 'frameworks/bench/editions/e1', 'sec-bp' || to_char(p, 'FM00'),
        'SEC-BP' || to_char(p, 'FM00'), 'A practice of ordinary length', 'Area', 'Topic', p,
        'concept-' || p, 'HIGH'
      from generate_series(1, %2$d) p;
      insert into workload (tenant, id, display_name, description, version, created_at, updated_at,
        restricted, groups, members)
      select 'heirs', 'w' || to_char(w, 'FM00000'), 'Workload ' || w, '', 1, now(), now(), false,
        '{}', '{}'
      from generate_series(0, %1$d) w;
      insert into assessment (tenant, workload, id, edition_tenant, edition, display_name, version,
        policy_version, practice_count, answered_count, created_at, updated_at)
      select 'heirs', id, 'review', 'heirs', 'frameworks/bench/editions/e1', 'Review', 1, 1, %2$d, 0,
        now(), now()
      from workload where tenant = 'heirs';
      insert into observed (tenant, workload, concept, evidence_version, pass, fail, warn, stale_pass,
        stale_fail, stale_warn, newest_at, ever_attested, changed_at)
      select 'heirs', w.id, 'concept-' || p, 1, 3, 0, 0, 0, 0, 0, now(), false, now()
      from workload w, generate_series(1, %2$d) p where w.tenant = 'heirs';
      insert into observed_revision (tenant, workload, concept, evidence_version, pass, fail, warn,
        stale_pass, stale_fail, stale_warn, newest_at, ever_attested, changed_at, recorded_at)
      select tenant, workload, concept, evidence_version, pass, fail, warn, stale_pass, stale_fail,
        stale_warn, newest_at, ever_attested, now(), now()
      from observed where tenant = 'heirs';
      analyze;
      """;

  @Test
  void shouldSayHowLongAChangeTakes() throws Exception {
    int heirs = Integer.getInteger("plumbline.bench.heirs");
    execute(ROWS.formatted(heirs, PRACTICES));
    answer(1);
    offer();
    lags(heirs, 1, System.nanoTime());

    long[] all = new long[heirs * ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      answer(round + 2);
      long[] lags = lags(heirs, round + 2, System.nanoTime());
      System.arraycopy(lags, 0, all, round * heirs, heirs);
    }

    Arrays.sort(all);
    System.out.printf(
        "bench heirs p50=%.0f p99=%.0f last=%.0f ms, %d heirs, %d changes%n",
        all[all.length / 2] / 1e6,
        all[all.length * 99 / 100] / 1e6,
        all[all.length - 1] / 1e6,
        heirs,
        ROUNDS);
    assertThat(
            count(
                "select count(*) from inheritance_event where tenant = 'heirs'"
                    + " and source_revision = "
                    + (ROUNDS + 1)))
        .isEqualTo(heirs);
  }

  /** When each heir stands by a revision, since it was written; what is committed counts. */
  private static long[] lags(int heirs, int revision, long since) throws InterruptedException {
    long[] lags = new long[heirs];
    int reached = 0;
    while (reached < heirs) {
      if (System.nanoTime() - since > MOST) {
        throw new AssertionError(reached + " of " + heirs + " heirs were reached");
      }
      Thread.sleep(10);
      int now =
          Math.toIntExact(
              count(
                  "select count(*) from inheritance where tenant = 'heirs' and source_revision = "
                      + revision));
      Arrays.fill(lags, reached, now, System.nanoTime() - since);
      reached = now;
    }
    return lags;
  }

  private static void answer(int revision) {
    Scenes.assessments(ANA)
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(PLATFORM + "/answers/sec-bp01")
                        .setStatus(
                            revision % 2 == 0
                                ? AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED
                                : AnswerStatus.ANSWER_STATUS_IMPLEMENTED))
                .build());
  }

  private static void offer() {
    TestCalls.as(ANA, InheritanceServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .createOffer(
            CreateOfferRequest.newBuilder()
                .setParent(PLATFORM)
                .setOffer(Offer.newBuilder().addPractices("sec-bp01"))
                .build());
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
