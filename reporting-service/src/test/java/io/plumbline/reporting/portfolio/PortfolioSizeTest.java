package io.plumbline.reporting.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Five hundred workloads: every page fits a message, and a page takes no longer than people wait.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PortfolioSizeTest {

  private static final String TENANT = "size";
  private static final int MESSAGE_BYTES = 4 << 20;

  @Test
  void shouldPageThroughFiveHundredWorkloads() throws SQLException {
    Given.projected(TENANT, Given.open("w0"), 9);
    copyWorkload(TENANT, 500);

    Set<String> seen = new HashSet<>();
    String token = "";
    do {
      Portfolio page = portfolio(1000, token);
      assertThat(page.getSerializedSize()).isLessThan(MESSAGE_BYTES);
      assertThat(page.getWorkloadCount()).isEqualTo(501);
      assertThat(page.getPractices().getTotal()).isEqualTo(501 * 60);
      page.getRowsList().forEach(row -> assertThat(seen.add(row.getWorkload())).isTrue());
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(seen).hasSize(501);
    assertThat(fastestOf(5)).isLessThan(Duration.ofSeconds(1));
  }

  private static Duration fastestOf(int calls) {
    Duration fastest = Duration.ofHours(1);
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      portfolio(50, "");
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    return fastest;
  }

  private static Portfolio portfolio(int size, String token) {
    return TestCalls.as(Given.viewer(TENANT), ScorecardServiceGrpc::newBlockingStub)
        .getPortfolio(
            GetPortfolioRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  /** Copies the one workload of a tenant, with its assessment of 60 practices. */
  static void copyWorkload(String tenant, int times) throws SQLException {
    String copies =
        "insert into %1$s select r.* from %1$s o, generate_series(1, "
            + times
            + ") i, lateral jsonb_populate_record(o, jsonb_build_object(%2$s)) r"
            + " where o.tenant = '"
            + tenant
            + "'";
    String name = "'workloads/w' || i";
    String assessment = name + " || '/assessments/spring'";
    try (Connection admin = TestDatabase.asSuperuser("reporting");
        Statement sql = admin.createStatement()) {
      sql.execute(copies.formatted("workload", "'name', " + name));
      sql.execute(
          copies.formatted("assessment", "'name', " + assessment + ", 'workload', " + name));
      sql.execute(copies.formatted("practice", "'assessment', " + assessment));
      sql.execute("analyze");
    }
  }
}
