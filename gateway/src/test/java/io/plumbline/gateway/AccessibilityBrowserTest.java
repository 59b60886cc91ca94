package io.plumbline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page breaks a rule of axe-core, contrast among them, in either theme. */
@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(
    user = "adam",
    roles = {"admin", "auditor"})
class AccessibilityBrowserTest extends BrowserPages {
  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String VIOLATIONS =
      """
      () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
        v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' '
          + (n.any[0]?.message ?? '')).join(' | ')))
      """;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void shouldBreakNoRule(ColorScheme scheme) throws IOException {
    String axe = axe();
    try (BrowserContext context = context(1280, 900, scheme.name())) {
      Page page = context.newPage();
      Map<String, List<?>> violations = new TreeMap<>();
      for (String path : EveryPage.PATHS) {
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
