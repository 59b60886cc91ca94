package io.plumbline.deploy.monitoring;

import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackState.PartState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The series of every workload's {@code /q/metrics}, by workload. */
record Scrape(Map<String, List<Series>> workloads) {
  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** One line of the text format. */
  record Series(String name, Map<String, String> labels) {}

  static Scrape of(List<PartState> parts, Duration limit) throws IOException, InterruptedException {
    Map<String, List<Series>> workloads = new HashMap<>();
    for (PartState part : parts) {
      if (Part.named(part.name()).filter(Part::isOurs).isPresent()) {
        workloads.put(part.name(), parse(get(part, limit)));
      }
    }
    return new Scrape(workloads);
  }

  private static String get(PartState part, Duration limit)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + part.managementPort() + "/q/metrics");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address).timeout(limit).build(),
                HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return response.body();
  }

  static List<Series> parse(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(LINE::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(line -> new Series(line.group(1), labels(line.group(2) == null ? "" : line.group(2))))
        .toList();
  }

  private static Map<String, String> labels(String text) {
    return LABEL
        .matcher(text)
        .results()
        .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
  }

  /**
   * What a selector finds, the labels in {@code ignored} aside, in the workload it names or all.
   */
  List<Series> select(Selector selector, List<String> ignored) {
    String workload = selector.condition("component");
    return workloads.entrySet().stream()
        .filter(each -> workload.isEmpty() || each.getKey().equals(workload))
        .flatMap(each -> each.getValue().stream())
        .filter(series -> selector.selects(series.name(), series.labels(), ignored))
        .toList();
  }
}
