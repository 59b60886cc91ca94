package io.plumbline.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.cli.stack.StackState;
import io.plumbline.cli.stack.StackState.PartState;
import io.plumbline.deploy.stack.RunningStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every series and label that an alert, a dashboard or a runbook asks for is there in the real
 * services' metrics.
 */
class MetricsTest {

  private static final Pattern QUANTILE =
      Pattern.compile("histogram_quantile\\(.*\\)\\s*> (\\d+)", Pattern.DOTALL);

  /** Made by Prometheus for each target, and by cert-manager. */
  private static final Set<String> OF_OTHERS =
      Set.of("up", "certmanager_certificate_expiration_timestamp_seconds");

  /** Put on by Prometheus; and what only a failure brings. */
  private static final List<String> NOT_HERE =
      List.of("namespace", "release", "component", "statusCode", "outcome");

  /** Put on by Prometheus to every series. */
  private static final List<String> OF_THE_TARGET =
      List.of("namespace", "release", "component", "pod", "instance", "job");

  private static Scrape scrape = new Scrape(Map.of());

  @BeforeAll
  static void load() throws Exception {
    RunningStack stack = RunningStack.get();
    assertThat(stack.run("ledger", "checkpoint").code()).isZero();
    visitAPage(stack.state());
    scrape = Scrape.of(stack.state().parts(), Duration.ofMinutes(1));
  }

  /** Answers are counted from the first one on. */
  private static void visitAPage(StackState stack) throws Exception {
    PartState gateway =
        stack.parts().stream()
            .filter(part -> part.name().equals("gateway"))
            .findFirst()
            .orElseThrow();
    URI page = URI.create("http://127.0.0.1:" + gateway.port() + "/");
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
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

  static Stream<Map.Entry<String, String>> ours() {
    return expressions()
        .filter(
            expression ->
                Selector.in(expression.getValue()).stream()
                    .anyMatch(selector -> !OF_OTHERS.contains(selector.metric())));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void shouldTellResultsApartByLabelsThatAreThere(Map.Entry<String, String> expression) {
    List<String> labels =
        Selector.in(expression.getValue()).stream()
            .flatMap(selector -> scrape.select(selector, NOT_HERE).stream())
            .flatMap(series -> series.labels().keySet().stream())
            .distinct()
            .toList();
    assertThat(Selector.grouping(expression.getValue()))
        .filteredOn(label -> !OF_THE_TARGET.contains(label))
        .isSubsetOf(labels);
  }

  static Stream<Map.Entry<String, String>> quantiles() {
    return expressions().filter(expression -> QUANTILE.matcher(expression.getValue()).find());
  }

  /** A quantile is never more than the largest bucket's end: beyond that no alert fires. */
  @ParameterizedTest
  @MethodSource("quantiles")
  void shouldMeasureBeyondWhatAnAlertWaitsFor(Map.Entry<String, String> expression) {
    Matcher found = QUANTILE.matcher(expression.getValue());
    assertThat(found.find()).isTrue();
    double threshold = Double.parseDouble(found.group(1));
    for (Selector selector : Selector.in(expression.getValue())) {
      assertThat(scrape.select(selector, NOT_HERE))
          .as("buckets of %s", selector)
          .extracting(series -> series.labels().getOrDefault("le", "+Inf"))
          .filteredOn(end -> !end.equals("+Inf"))
          .anyMatch(end -> Double.parseDouble(end) > 2 * threshold);
    }
  }
}
