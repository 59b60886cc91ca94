package io.plumbline.catalog.document;

import static io.plumbline.catalog.document.Problem.Reason.DUPLICATE_DESCRIPTION;
import static io.plumbline.catalog.document.Problem.Reason.DUPLICATE_TITLE;
import static io.plumbline.catalog.document.Problem.Reason.DUPLICATE_URL;
import static io.plumbline.catalog.document.Problem.Reason.FOREIGN_LINK_HOST;
import static io.plumbline.catalog.document.Problem.Reason.PRACTICE_NAMED_LIKE_TOPIC;
import static io.plumbline.catalog.document.Problem.Reason.TOPIC_NAMED_LIKE_AREA;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Warnings that any format may earn: what repeats, and links that leave AWS. */
public final class Repetitions {

  private static final String HOST = "docs.aws.amazon.com";

  private Repetitions() {}

  /** Notes every repetition at the later of the two places. */
  public static void warn(Outline outline, Problems problems) {
    repeated(outline, problems, DUPLICATE_TITLE, "a title used once", Outline.Practice::title);
    repeated(outline, problems, DUPLICATE_URL, "an address used once", Outline.Practice::url);
    repeated(
        outline,
        problems,
        DUPLICATE_DESCRIPTION,
        "a description used once",
        Outline.Practice::description);
    for (Outline.Area area : outline.areas()) {
      area.topics().forEach(topic -> headings(area, topic, problems));
    }
    outline.placed().forEach(placed -> host(placed.practice(), problems));
  }

  private static void repeated(
      Outline outline,
      Problems problems,
      Problem.Reason reason,
      String expected,
      Function<Outline.Practice, @Nullable String> property) {
    Map<String, Outline.Practice> first = new HashMap<>();
    for (Outline.Placed placed : outline.placed()) {
      Outline.Practice practice = placed.practice();
      String value = property.apply(practice);
      Outline.Practice earlier = value == null ? null : first.putIfAbsent(value, practice);
      if (earlier != null) {
        String found = practice.id() + " repeats " + earlier.id() + " of line " + earlier.line();
        problems.add(reason, practice.line(), 1, expected, found);
      }
    }
  }

  private static void headings(Outline.Area area, Outline.Topic topic, Problems problems) {
    if (topic.title().equals(area.title())) {
      String expected = "a topic that is not named like its area";
      problems.add(TOPIC_NAMED_LIKE_AREA, topic.line(), 1, expected, topic.title());
    }
    for (Outline.Practice practice : topic.practices()) {
      if (practice.title().equals(topic.title())) {
        String expected = "a practice that is not named like its topic";
        String found = practice.id() + ": " + practice.title();
        problems.add(PRACTICE_NAMED_LIKE_TOPIC, practice.line(), 1, expected, found);
      }
    }
  }

  private static void host(Outline.Practice practice, Problems problems) {
    if (practice.url() == null) {
      return;
    }
    String host = URI.create(practice.url()).getHost();
    if (!HOST.equalsIgnoreCase(host)) {
      problems.add(FOREIGN_LINK_HOST, practice.line(), 1, "a page of " + HOST, practice.url());
    }
  }
}
