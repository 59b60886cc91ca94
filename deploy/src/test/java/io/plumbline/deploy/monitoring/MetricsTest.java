package io.plumbline.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.deploy.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every series that an alert or a dashboard asks for is there in the real services' metrics. */
class MetricsTest {

  /** Made by Prometheus for each target, and by cert-manager. */
  private static final Set<String> OF_OTHERS =
      Set.of("up", "certmanager_certificate_expiration_timestamp_seconds");

  /** Put on by Prometheus; and what only a failure brings. */
  private static final List<String> NOT_HERE =
      List.of("namespace", "release", "component", "statusCode", "outcome");

  private static Scrape scrape = new Scrape(Map.of());

  @BeforeAll
  static void load() throws Exception {
    RunningStack stack = RunningStack.get();
    assertThat(stack.run("ledger", "checkpoint").code()).isZero();
    scrape = Scrape.of(stack.state().parts(), Duration.ofMinutes(1));
  }

  static Stream<Map.Entry<String, String>> expressions() {
    return Expressions.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void shouldAskForWhatIsThere(Map.Entry<String, String> expression) {
    for (Selector selector : Selector.in(expression.getValue())) {
      if (!OF_OTHERS.contains(selector.metric())) {
        assertThat(scrape.select(selector, NOT_HERE))
            .as("series of %s", selector)
            .isNotEmpty()
            .allSatisfy(
                series ->
                    assertThat(series.labels().keySet())
                        .containsAll(
                            selector.conditions().stream()
                                .map(Selector.Condition::label)
                                .filter(label -> !NOT_HERE.subList(0, 3).contains(label))
                                .toList()));
      }
    }
  }
}
