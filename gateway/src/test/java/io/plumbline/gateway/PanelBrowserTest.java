package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeComments;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The practice panel: keys, answers that save themselves, two people at one answer. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class PanelBrowserTest extends BrowserPages {
  @Test
  void shouldMoveAndAnswerByKeys() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE + "sec01-bp01");
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
      page.navigate(root + PRACTICE + "sec02-bp02");
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
      page.navigate(root + PRACTICE + "sec01-bp03");

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
      page.navigate(root + PRACTICE + "sec01-bp04");
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
  void shouldReadAndAnswerWithoutScript() {
    try (BrowserContext context =
        browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
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
  @CsvSource({"360,740,light", "1280,800,dark"})
  void shouldTalkAboutAnAnswerInThePanel(int width, int height, String scheme) {
    FakeComments.SAID.clear();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + PRACTICE + "sec01-bp01");

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
}
