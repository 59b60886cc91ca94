package io.plumbline.reporting.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.reporting.Given;
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
 * Measures what the first page and a scorecard ask for, over many workloads of 60 practices each:
 * {@code -Dplumbline.bench.lists=500}. Prints, asserts nothing about time.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@EnabledIfSystemProperty(named = "plumbline.bench.lists", matches = "\\d+")
class PortfolioBenchTest {

  private static final String TENANT = "bench";

  @Test
  void shouldSayHowFastItIs() throws SQLException {
    int workloads = Integer.getInteger("plumbline.bench.lists");
    Given.projected(TENANT, Given.open("w0"), 9);
    PortfolioSizeTest.copyWorkload(TENANT, workloads - 1);
    prepare();
    for (TestToken who : new TestToken[] {Given.auditor(TENANT), Given.viewer(TENANT)}) {
      calls(who).forEach(CallTimes::print);
    }
    assertThat(
            TestCalls.as(Given.auditor(TENANT), ScorecardServiceGrpc::newBlockingStub)
                .getPortfolio(GetPortfolioRequest.getDefaultInstance())
                .getWorkloadCount())
        .isEqualTo(workloads);
  }

  /** A fifth of the workloads is restricted. */
  private static void prepare() throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser("reporting");
        Statement sql = admin.createStatement()) {
      sql.execute(
          "update workload set restricted = true, members = '{group:payments}'"
              + " where tenant = 'bench' and right(name, 1) in ('3', '7')");
      sql.execute("analyze");
    }
  }

  private static Map<String, IntSupplier> calls(TestToken who) {
    var scorecards = TestCalls.as(who, ScorecardServiceGrpc::newBlockingStub);
    var reports = TestCalls.as(who, ReportServiceGrpc::newBlockingStub);
    var p50 = GetPortfolioRequest.getDefaultInstance();
    var p500 = GetPortfolioRequest.newBuilder().setPageSize(500).setCompactWalls(true).build();
    var worst = GetPortfolioRequest.newBuilder().setOrderBy("proven").build();
    var unit = GetPortfolioRequest.newBuilder().setFilter("unit = \"retail/checkout\"").build();
    var card = GetScorecardRequest.newBuilder().setName("workloads/w0/scorecard").build();
    var made = ListReportsRequest.newBuilder().setParent("workloads/-").build();
    Map<String, IntSupplier> calls = new LinkedHashMap<>();
    calls.put("portfolio 50", () -> scorecards.getPortfolio(p50).getRowsCount());
    calls.put("portfolio 500", () -> scorecards.getPortfolio(p500).getRowsCount());
    calls.put("portfolio, lowest first", () -> scorecards.getPortfolio(worst).getRowsCount());
    calls.put("portfolio of a unit", () -> scorecards.getPortfolio(unit).getRowsCount());
    calls.put("scorecard", () -> scorecards.getScorecard(card).getPracticeScoresCount());
    calls.put("reports", () -> reports.listReports(made).getReportsCount());
    return calls;
  }
}
