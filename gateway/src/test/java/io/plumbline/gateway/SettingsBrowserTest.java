package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeWorkloads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a workload, with what its scope would catch. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "adam", roles = "admin")
class SettingsBrowserTest extends BrowserPages {
  @ParameterizedTest
  @CsvSource({"360,740,light", "768,1024,dark", "1280,800,light"})
  void shouldShowWhatAScopeWouldCatchOnEveryScreen(int width, int height, String scheme) {
    FakeWorkloads.reset();
    try (BrowserContext context = context(width, height, scheme)) {
      Page page = page(context);
      page.navigate(root + "workloads/payments/settings");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      assertThat((List<?>) page.evaluate(NAMELESS)).isEmpty();
      assertThat(page.evaluate("() => document.querySelector('img.diagram').naturalWidth"))
          .isEqualTo(40);
      look(page, "settings-" + width + "-" + scheme);

      page.fill("[name=owner]", "bea");
      page.click("button:text('Show what it would catch')");
      page.waitForSelector("#caught");

      assertThat(page.inputValue("[name=owner]")).isEqualTo("bea");
      assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);
      look(page, "settings-caught-" + width + "-" + scheme);
      page.click("button.primary");
      page.waitForSelector("dd:text-is('bea')");
      assertThat(complaints).isEmpty();
    }
  }
}
