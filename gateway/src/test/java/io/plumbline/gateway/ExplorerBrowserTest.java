package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

/** The explorer narrows and pages in place. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class ExplorerBrowserTest extends BrowserPages {
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
}
