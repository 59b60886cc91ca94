package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeScans;
import io.plumbline.gateway.fake.FakeServices;
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

  private static final List<String> PATHS =
      List.of(
          "",
          PRACTICE.substring(1) + "sec01-bp01",
          "catalog",
          "reports",
          "evidence/findings?observation=FAIL&q=arn:aws:s3:::" + "x".repeat(80),
          "evidence/findings/" + FakeFindings.ID,
          "evidence/scans",
          "evidence/scans/" + FakeScans.ENDED,
          "evidence/quarantine",
          "evidence/quarantine/" + FakeScans.ENDED + "/41");

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
