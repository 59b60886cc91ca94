package io.plumbline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeExceptions;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeImprovements;
import io.plumbline.gateway.fake.FakeInheritance;
import io.plumbline.gateway.fake.FakeMilestones;
import io.plumbline.gateway.fake.FakeScans;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeUpgrades;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page breaks a rule of axe-core, contrast among them, in either theme. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(
    user = "adam",
    roles = {"admin", "auditor"})
class AccessibilityBrowserTest {
  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String VIOLATIONS =
      """
      () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
        v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' '
          + (n.any[0]?.message ?? '')).join(' | ')))
      """;

  private static final List<String> PATHS =
      List.of(
          "",
          "workloads/payments/assessments/first",
          "workloads/payments/assessments/first?practice=sec01-bp01",
          "workloads/payments/assessments/first?view=table",
          "workloads/payments/assessments/first/practices/sec01-bp01/comments",
          "workloads/payments/assessments/first/signoff",
          "work",
          "workloads/payments/assessments/first/copy?source=workloads/p/assessments/a",
          "catalog",
          "reports",
          "audit",
          "nowhere",
          "evidence/findings",
          "evidence/findings?severity=HIGH&rule=none",
          "evidence/findings/" + FakeFindings.ID,
          "evidence/scans",
          "evidence/scans/" + FakeScans.ENDED,
          "evidence/scans/" + FakeScans.RUNNING,
          "evidence/quarantine",
          "workloads/payments/settings",
          "evidence/unrouted",
          "evidence/unmapped",
          "evidence/quarantine/" + FakeScans.ENDED + "/41",
          "improvements",
          "improvements?state=IN_PROGRESS",
          "improvements/payments/" + FakeImprovements.ID,
          "improvements/payments/" + FakeImprovements.ID + "/edit",
          "improvements/new?answer=workloads/payments/assessments/first/answers/sec01-bp01",
          "upgrades?from=" + FakeAssessments.EDITION + "&to=" + FakeUpgrades.CURRENT,
          FakeAssessments.NAME + "/upgrade",
          FakeAssessments.NAME + "/upgrade?edition=" + FakeUpgrades.CURRENT,
          FakeAssessments.NAME + "/upgrade/" + FakeUpgrades.ID,
          "exceptions",
          "contradictions",
          FakeAssessments.NAME + "/inheritance?offer=" + FakeInheritance.ID,
          FakeAssessments.NAME + "?practice=" + FakeAssessments.INHERITS,
          "workloads/payments/assessments/first/milestones",
          FakeMilestones.FIRST + "?check=now",
          FakeMilestones.SECOND + "?check=now",
          "workloads/payments/assessments/first/compare?base=" + FakeMilestones.FIRST,
          "exceptions/payments/" + FakeExceptions.ID,
          "exceptions/payments/" + FakeExceptions.ON_FINDINGS,
          "exceptions/select?workload=payments&rule=prowler:rule_0&account=111122223333",
          "exceptions/new?workload=payments&practice=frameworks/f/editions/e/practices/sec01-bp01");

  private static Browsers browsers;

  @TestHTTPResource("/")
  String root;

  @BeforeAll
  static void start() {
    browsers = Browsers.start();
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void shouldBreakNoRule(ColorScheme scheme) throws IOException {
    String axe = axe();
    try (BrowserContext context =
        browsers
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1280, 900)
                    .setColorScheme(scheme))) {
      Page page = context.newPage();
      Map<String, List<?>> violations = new TreeMap<>();
      for (String path : PATHS) {
        page.navigate(root + path);
        page.evaluate(axe);
        List<?> found = (List<?>) page.evaluate(VIOLATIONS);
        if (!found.isEmpty()) {
          violations.put("/" + path, found);
        }
      }
      assertThat(violations).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream in =
        AccessibilityBrowserTest.class.getClassLoader().getResourceAsStream(AXE)) {
      assertThat(in).as(AXE).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
