package io.plumbline.gateway;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.gateway.fake.FakeAssessments;
import io.quarkus.test.common.http.TestHTTPResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What every test in a browser needs: the browser, its pages, and what they complain about. */
abstract class BrowserPages {
  static final String PRACTICE = FakeAssessments.NAME + "?practice=";

  /** Links, buttons and fields without a name, as a screen reader would find them. */
  static final String NAMELESS =
      """
      () => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
        .filter(el => {
          const label = el.labels && el.labels.length ? el.labels[0].textContent : '';
          const name = el.getAttribute('aria-label') || label || el.textContent || el.title;
          return !name.trim();
        })
        .map(el => el.outerHTML.slice(0, 120))
      """;

  static final String OVERFLOW =
      "() => Math.max(0, document.documentElement.scrollWidth -"
          + " document.documentElement.clientWidth)";

  private static Browsers browsers;

  @TestHTTPResource("/")
  String root;

  final List<String> complaints = new ArrayList<>();

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

  static Browser browser() {
    return browsers.browser();
  }

  static BrowserContext context(int width, int height, String scheme) {
    return browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT))));
  }

  /** A page whose complaints about policy and script are kept. */
  Page page(BrowserContext context) {
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

  /** Keeps a picture where the build asks for it; taking one breaks the policy, not the page. */
  void look(Page page, String name) {
    String pictures = System.getProperty("plumbline.pictures", "");
    if (!pictures.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, name + ".png")));
      page.waitForTimeout(300);
      complaints.clear();
    }
  }
}
