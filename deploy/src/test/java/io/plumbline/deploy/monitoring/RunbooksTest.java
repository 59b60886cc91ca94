package io.plumbline.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {
  static Stream<Map.Entry<String, Map<?, ?>>> alerts() {
    return Expressions.alerts().entrySet().stream();
  }

  static Stream<Map.Entry<String, String>> expressions() {
    return Expressions.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void shouldHaveARunbookForEveryAlert(Map.Entry<String, Map<?, ?>> alert) {
    Map<?, ?> annotations = (Map<?, ?>) alert.getValue().get("annotations");
    assertThat(annotations.get("runbook_url")).isEqualTo("$runbooks/" + alert.getKey() + ".md");
    assertThat(annotations.get("summary").toString()).isNotBlank();
    assertThat(((Map<?, ?>) alert.getValue().get("labels")).get("severity").toString())
        .isIn("critical", "warning");
    assertThat(Expressions.read(Expressions.RUNBOOKS.resolve(alert.getKey() + ".md")))
        .startsWith("# " + alert.getKey() + "\n")
        .contains("\n## Meaning\n", "\n## Impact\n", "\n## Diagnosis\n", "\n## Mending\n");
  }

  @Test
  void shouldHaveAnAlertForEveryRunbook() throws IOException {
    try (Stream<Path> files = Files.list(Expressions.RUNBOOKS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals("README.md"))
          .allSatisfy(
              name -> assertThat(Expressions.alerts()).containsKey(name.replace(".md", "")));
    }
    String index = Expressions.read(Expressions.RUNBOOKS.resolve("README.md"));
    assertThat(Expressions.alerts().keySet())
        .allSatisfy(alert -> assertThat(index).contains("](" + alert + ".md)"));
  }

  /** A selector without the release tells of the neighbour's. */
  @ParameterizedTest
  @MethodSource("expressions")
  void shouldAskForThisReleaseOnly(Map.Entry<String, String> expression) {
    List<Selector> selectors = Selector.in(expression.getValue());
    assertThat(selectors).isNotEmpty();
    assertThat(Selector.bare(expression.getValue())).isEmpty();
    assertThat(selectors)
        .filteredOn(selector -> !selector.metric().startsWith("certmanager_"))
        .allSatisfy(
            selector -> {
              assertThat(selector.condition("namespace")).isEqualTo("$namespace");
              assertThat(selector.condition("release")).isEqualTo("$release");
            });
  }

  @Test
  void shouldReadSelectorsOfAnExpression() {
    String expression =
        "histogram_quantile(0.9, sum by (le, a) (rate(x_bucket{b=\"c\",d=~\"e|f\"}[5m]))) > 2 or y";
    assertThat(Selector.in(expression))
        .containsExactly(
            new Selector(
                "x_bucket",
                List.of(
                    new Selector.Condition("b", "=", "c"),
                    new Selector.Condition("d", "=~", "e|f"))));
    assertThat(Selector.bare(expression)).containsExactly("y");
    assertThat(Selector.grouping(expression)).containsExactly("le", "a");
  }
}
