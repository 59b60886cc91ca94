package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.plumbline.gateway.fake.FakeEvidence;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are attested with. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class AttestationBrowserTest extends BrowserPages {
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

  @ParameterizedTest
  @CsvSource({"360,740,light", "768,1024,dark", "1280,800,light", "1280,800,dark"})
  void shouldTakeFilesThatAreChosenOrDropped(int width, int height, String scheme) {
    FakeEvidence.ATTESTED.clear();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + PRACTICE + "sec01-bp01");
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

  @Test
  void shouldSayThatAFileIsTooLargeBeforeItIsSent() {
    try (BrowserContext context = context(1280, 800, "light")) {
      Page page = page(context);
      page.navigate(root + PRACTICE + "sec01-bp01");
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
}
