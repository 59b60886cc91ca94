package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeComments;
import io.plumbline.gateway.fake.FakeEvidence;
import io.plumbline.gateway.fake.FakeExceptions;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeImprovements;
import io.plumbline.gateway.fake.FakeInheritance;
import io.plumbline.gateway.fake.FakeMilestones;
import io.plumbline.gateway.fake.FakeScans;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeUpgrades;
import io.plumbline.gateway.fake.FakeWorkloads;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class PagesBrowserTest {
  private static final String PRACTICE = "/workloads/payments/assessments/first?practice=";

  /** Links, buttons and fields without a name, as a screen reader would find them. */
  private static final String NAMELESS =
      """
      () => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
        .filter(el => {
          const label = el.labels && el.labels.length ? el.labels[0].textContent : '';
          const name = el.getAttribute('aria-label') || label || el.textContent || el.title;
          return !name.trim();
        })
        .map(el => el.outerHTML.slice(0, 120))
      """;

  private static final String OVERFLOW =
      "() => Math.max(0, document.documentElement.scrollWidth -"
          + " document.documentElement.clientWidth)";

  /** Drops a file as a hand would, with the events a browser sends. */
  private static final String DROP =
      """
      (name) => {
        const data = new DataTransfer();
        data.items.add(new File(['hello, world'], name, { type: 'text/plain' }));
        const zone = document.querySelector('[data-drop]');
        for (const type of ['dragenter', 'dragover', 'drop'])
          zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
      }
      """;

  private static final List<String> PATHS =
      List.of(
          "",
          PRACTICE.substring(1) + "sec01-bp01",
          PRACTICE.substring(1, PRACTICE.indexOf('?')) + "/signoff",
          "work",
          "workloads/payments/assessments/first/copy?source=workloads/p/assessments/a",
          "catalog",
          "reports",
          "evidence/findings?observation=FAIL&q=arn:aws:s3:::" + "x".repeat(80),
          "evidence/findings/" + FakeFindings.ID,
          "evidence/scans",
          "evidence/scans/" + FakeScans.ENDED,
          "evidence/quarantine",
          "workloads/payments/settings",
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

  private final List<String> complaints = new ArrayList<>();

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
  @CsvSource({
    "360,740,light",
    "768,1024,dark",
    "1280,800,light",
    "1280,800,dark",
    "1920,1080,light"
  })
  void shouldFitEveryScreenAndNameEveryControl(int width, int height, String scheme) {
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      for (String path : PATHS) {
        page.navigate(root + path);

        assertThat(page.evaluate(OVERFLOW)).as("sideways scrolling of /%s", path).isEqualTo(0);
        assertThat((List<?>) page.evaluate(NAMELESS)).as("nameless in /%s", path).isEmpty();
        assertThat(page.locator("h1").count()).isEqualTo(1);
      }
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,740,light", "768,1024,dark", "1280,800,light"})
  @TestSecurity(
      user = "adam",
      roles = {"admin"})
  void shouldShowWhatAScopeWouldCatchOnEveryScreen(int width, int height, String scheme) {
    FakeWorkloads.reset();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + "workloads/payments/settings");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      assertThat(page.evaluate("() => document.querySelector('img.diagram').naturalWidth"))
          .isEqualTo(40);
      whole(page, "settings-" + width + "-" + scheme);

      page.fill("[name=owner]", "bea");
      page.click("button:text('Show what it would catch')");
      page.waitForSelector("#caught");

      assertThat(page.inputValue("[name=owner]")).isEqualTo("bea");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      whole(page, "settings-caught-" + width + "-" + scheme);
      page.click("button.primary");
      page.waitForSelector("dd:text-is('bea')");
      assertThat(complaints).isEmpty();
    }
  }

  private void whole(Page page, String name) {
    String pictures = System.getProperty("plumbline.pictures", "");
    if (!pictures.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(java.nio.file.Path.of(pictures, name + ".png")));
      page.waitForTimeout(300);
      complaints.clear();
    }
  }

  @Test
  void shouldMoveAndAnswerByKeys() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp01");
      page.waitForSelector("article[data-practice=sec01-bp01]");

      page.keyboard().press("j");
      page.waitForSelector("article[data-practice=sec01-bp02]");
      page.keyboard().press("1");
      page.waitForSelector("#verdict.b-contradicted");
      page.waitForSelector("#brick-sec01-bp02.b-contradicted");
      page.waitForSelector("#row-sec01-bp02.changed");

      assertThat(page.url()).endsWith("practice=sec01-bp02");
      assertThat(page.textContent("#saved")).contains("saved");
      assertThat(FakeAssessments.answer("sec01-bp02").getStatus())
          .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
      page.keyboard().press("k");
      page.waitForSelector("article[data-practice=sec01-bp01]");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldAnswerAsSuggestedOnceAPersonAccepts() {
    try (BrowserContext context = context(360, 740, "dark")) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec02-bp02");
      page.waitForSelector(".suggestion");
      assertThat(page.textContent(".suggestion"))
          .contains("Suggested: Partly, 73 %", "8 of 11 results pass", "A <b>person</b>");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      assertThat(FakeAssessments.answer("sec02-bp02").getRevision()).isZero();

      page.click("[data-suggest]");
      page.waitForCondition(() -> page.textContent("#saved").contains("saved"));
      page.waitForCondition(() -> page.locator(".suggestion").count() == 0);

      assertThat(FakeAssessments.answer("sec02-bp02").getStatus())
          .isEqualTo(AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED);
      assertThat(FakeAssessments.answer("sec02-bp02").getDegree()).isEqualTo(73);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldKeepWhatIsTypedWhileItIsSaved() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp03");

      page.keyboard().press("1");
      page.keyboard().press("n");
      page.keyboard().type("as agreed, and more");
      page.waitForCondition(
          () ->
              FakeAssessments.answer("sec01-bp03").getNotes().equals("as agreed, and more")
                  && page.textContent("#saved").contains("saved"));

      assertThat(page.inputValue("[data-notes]")).isEqualTo("as agreed, and more");
      assertThat(FakeAssessments.answer("sec01-bp03").getStatus())
          .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    }
  }

  @Test
  void shouldLetTheReaderChooseWhenSomebodySavedFirst() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp04");
      FakeAssessments.answerElsewhere(
          "sec01-bp04", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED, "rea");

      page.keyboard().press("1");
      page.waitForSelector(".conflict");
      assertThat(page.textContent(".conflict")).contains("rea", "Not done", "Implemented");
      page.click("text=Save mine instead");
      page.waitForSelector("#verdict.b-contradicted");

      assertThat(FakeAssessments.answer("sec01-bp04").getAuthor()).isEqualTo("ana");
      assertThat(page.locator(".conflict").count()).isZero();
    }
  }

  @Test
  void shouldNarrowAndPageWithoutLoadingThePage() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + "evidence/findings");
      page.evaluate("() => { window.sameDocument = true; }");

      page.click("#facet-severity-CRITICAL");
      page.waitForSelector("#facet-severity-CRITICAL[aria-current]");
      page.click("#page-after");
      page.waitForURL("**/findings?severity=CRITICAL&page=after");
      page.waitForSelector("#page-before");
      page.click("#chip-0");
      page.waitForURL("**/evidence/findings");

      assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
      page.click(".finding-rows a[href$='" + FakeFindings.ID + "']");
      page.waitForSelector("article.detail");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldReadAndAnswerWithoutScript() {
    try (BrowserContext context =
        browsers
            .browser()
            .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = page(context);
      page.navigate(root + "workloads/payments/assessments/first");

      page.click("#brick-sec02-bp01");
      page.check("input[value=IMPLEMENTED]");
      page.click("button:text-is('Save')");

      assertThat(page.textContent("#verdict")).contains("Contradicted");
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,740,light", "768,1024,dark", "1280,800,light", "1280,800,dark"})
  void shouldTakeFilesThatAreChosenOrDropped(int width, int height, String scheme) {
    FakeEvidence.ATTESTED.clear();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp01");
      page.click(".attest > summary");
      page.fill(".attest textarea", "Saw the policy.");

      page.setInputFiles(".attest input[type=file]", file("policy.pdf", 4000));
      page.evaluate(DROP, "minutes.txt");
      assertThat(page.locator(".chosen li").allTextContents())
          .containsExactly("policy.pdf, 4 KB", "minutes.txt, 12 bytes");
      assertThat(page.evaluate("() => document.activeElement.type")).isEqualTo("file");
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      look(page, "attest-" + width + "-" + scheme);
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForSelector(".attached a:text('minutes.txt')");

      assertThat(FakeEvidence.ATTESTED.get(0).getFilesCount()).isEqualTo(2);
      page.click("[data-renew]");
      assertThat(page.inputValue("select[name=renews]"))
          .isEqualTo(FakeEvidence.ATTESTED.get(0).getName().replaceAll(".*/", ""));
      assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo("statement");
      page.click(".withdraw > summary");
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      look(page, "attested-" + width + "-" + scheme);
      page.fill(".withdraw input[name=reason]", "It was the other account.");
      page.click(".withdraw .button");
      page.waitForSelector("text=withdrawn by ana");
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,740,light", "1280,800,dark"})
  void shouldTalkAboutAnAnswerInThePanel(int width, int height, String scheme) {
    FakeComments.SAID.clear();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp01");

      page.fill("#comments .say textarea", "@rita who keeps " + "thekeys".repeat(30) + "?");
      page.click("#comments .say button");
      page.click(".thread .reply > summary");
      page.fill(".thread .reply textarea", "The safe.");
      page.click(".thread .reply .button");
      page.waitForSelector(".thread .comment + .comment");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      page.click("text=Resolve");
      page.waitForSelector(".thread .settled");

      assertThat(page.textContent("#comments")).contains("Resolved by rea");
      assertThat(page.url()).endsWith("practice=sec01-bp01");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldSayThatAFileIsTooLargeBeforeItIsSent() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE.substring(1) + "sec01-bp01");
      page.click(".attest > summary");

      page.setInputFiles(".attest input[type=file]", file("large.pdf", 26_300_000));

      assertThat(page.textContent(".chosen .error")).contains("large.pdf", "too large");
      assertThat(page.evaluate("() => document.querySelector('.attest form').checkValidity()"))
          .isEqualTo(false);
    }
  }

  private static FilePayload file(String name, int size) {
    return new FilePayload(name, "application/pdf", new byte[size]);
  }

  /** Keeps a picture where the build asks for it; taking one breaks the policy, not the page. */
  private void look(Page page, String name) {
    String pictures = System.getProperty("plumbline.pictures", "");
    if (!pictures.isEmpty()) {
      page.locator("#attestations")
          .screenshot(
              new com.microsoft.playwright.Locator.ScreenshotOptions()
                  .setPath(java.nio.file.Path.of(pictures, name + ".png")));
      page.waitForTimeout(300);
      complaints.clear();
    }
  }

  private static BrowserContext context(int width, int height, String scheme) {
    return browsers
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(java.util.Locale.ROOT))));
  }

  /** A page whose complaints about policy and script are kept. */
  private Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
    return page;
  }
}
