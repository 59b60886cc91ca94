package io.plumbline.deploy.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One selector of a PromQL expression, {@code name{label="value",…}}. A plain reading that is
 * enough for expressions in which every selector has its braces, which {@link #bare} holds them to.
 */
record Selector(String metric, List<Condition> conditions) {
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
  private static final Pattern CONDITION = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?!\\w*\\s*\\()");

  /** What stands between selectors and is no metric. */
  private static final List<String> WORDS = List.of("or", "and", "unless", "s", "m", "h", "d");

  /** One label and what it must be. */
  record Condition(String label, String operator, String value) {

    boolean holds(String actual) {
      return switch (operator) {
        case "=" -> actual.equals(value);
        case "!=" -> !actual.equals(value);
        case "=~" -> actual.matches(value);
        default -> !actual.matches(value);
      };
    }
  }

  static List<Selector> in(String expression) {
    List<Selector> selectors = new ArrayList<>();
    Matcher found = SELECTOR.matcher(expression);
    while (found.find()) {
      List<Condition> conditions =
          CONDITION
              .matcher(found.group(2))
              .results()
              .map(c -> new Condition(c.group(1), c.group(2), c.group(3)))
              .toList();
      selectors.add(new Selector(found.group(1), conditions));
    }
    return selectors;
  }

  /** Names of the expression that are neither in a selector nor words of the language. */
  static List<String> bare(String expression) {
    String rest = GROUPING.matcher(SELECTOR.matcher(expression).replaceAll(" ")).replaceAll(" ");
    return NAME.matcher(rest.replaceAll("\\[[^]]*]", " "))
        .results()
        .map(MatchResult::group)
        .filter(name -> !WORDS.contains(name))
        .toList();
  }

  /** The labels by which the expression tells its results apart. */
  static List<String> grouping(String expression) {
    return GROUPING
        .matcher(expression)
        .results()
        .flatMap(found -> Stream.of(found.group(2).split("\\s*,\\s*")))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether a series has the name, and labels as the conditions want them. */
  boolean selects(String name, Map<String, String> labels, List<String> ignored) {
    return name.equals(metric)
        && conditions.stream()
            .filter(condition -> !ignored.contains(condition.label()))
            .allMatch(condition -> condition.holds(labels.getOrDefault(condition.label(), "")));
  }

  String condition(String label) {
    return conditions.stream()
        .filter(condition -> condition.label().equals(label))
        .map(Condition::value)
        .findFirst()
        .orElse("");
  }
}
