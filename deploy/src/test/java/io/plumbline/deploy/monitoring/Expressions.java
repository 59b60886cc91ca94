package io.plumbline.deploy.monitoring;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Every PromQL expression of the chart and of the runbooks, by where it stands. */
final class Expressions {
  static final Path RUNBOOKS =
      Path.of(System.getProperty("plumbline.root", ".."), "docs", "operations", "runbooks");

  private static final Path MONITORING = Path.of("helm", "plumbline", "monitoring");

  /** Each of its lines is a query. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```promql\n(.*?)^```$");

  private Expressions() {}

  /** The rules of the alerts, by name. */
  static Map<String, Map<?, ?>> alerts() {
    Map<String, Map<?, ?>> alerts = new LinkedHashMap<>();
    Map<?, ?> file = (Map<?, ?>) new Yaml().load(read(MONITORING.resolve("alerts.yaml")));
    for (Object group : (List<?>) file.get("groups")) {
      for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
        Map<?, ?> alert = (Map<?, ?>) rule;
        alerts.put(String.valueOf(alert.get("alert")), alert);
      }
    }
    return alerts;
  }

  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    alerts().forEach((name, alert) -> all.put(name, String.valueOf(alert.get("expr"))));
    for (Path runbook : files(RUNBOOKS)) {
      List<String> queries =
          BLOCK.matcher(read(runbook)).results().flatMap(block -> block.group(1).lines()).toList();
      for (String query : queries) {
        all.put("%s: %s".formatted(runbook.getFileName(), query), query);
      }
    }
    for (Path board : files(MONITORING.resolve("dashboards"))) {
      for (JsonElement panel :
          JsonParser.parseString(read(board)).getAsJsonObject().getAsJsonArray("panels")) {
        String title = panel.getAsJsonObject().get("title").getAsString();
        for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
          String letter = target.getAsJsonObject().get("refId").getAsString();
          all.put(
              "%s: %s (%s)".formatted(board.getFileName(), title, letter),
              target.getAsJsonObject().get("expr").getAsString());
        }
      }
    }
    return all;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
