package io.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page fits every screen, and names every control. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class PagesBrowserTest extends BrowserPages {
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
      for (String path : EveryPage.PATHS) {
        page.navigate(root + path);

        assertThat(page.evaluate(OVERFLOW)).as("sideways scrolling of /%s", path).isEqualTo(0);
        assertThat((List<?>) page.evaluate(NAMELESS)).as("nameless in /%s", path).isEmpty();
        assertThat(page.locator("h1").count()).isEqualTo(1);
        look(page, path.replaceAll("[^a-z0-9-]+", "_") + "-" + width + "-" + scheme);
      }
      assertThat(complaints).isEmpty();
    }
  }
}
