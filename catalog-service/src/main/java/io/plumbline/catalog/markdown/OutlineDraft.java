package io.plumbline.catalog.markdown;

import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Problem.Reason;
import io.plumbline.catalog.document.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An outline while its headings are read: closes what a new heading ends. */
final class OutlineDraft {

  private final Problems problems;
  private final List<Outline.Area> areas = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Outline.Topic> topics = new ArrayList<>();
  private final List<Outline.Practice> practices = new ArrayList<>();
  private @Nullable MarkdownLine area;
  private @Nullable MarkdownLine topic;
  private @Nullable PracticeDraft practice;

  OutlineDraft(Problems problems) {
    this.problems = problems;
  }

  void openArea(MarkdownLine heading) {
    closeArea();
    area = heading;
  }

  boolean hasArea() {
    return area != null;
  }

  void openTopic(MarkdownLine heading) {
    closeTopic();
    if (area == null) {
      problems.add(
          Reason.TOPIC_OUTSIDE_AREA, heading.number(), 1, "## area before it", heading.value());
    }
    topic = heading;
  }

  void openPractice(String id, String title, MarkdownLine heading) {
    closePractice();
    if (area == null) {
      problems.add(Reason.PRACTICE_OUTSIDE_AREA, heading.number(), 1, "## area before it", id);
    } else if (topic == null) {
      problems.add(Reason.PRACTICE_OUTSIDE_TOPIC, heading.number(), 1, "### topic before it", id);
    }
    Integer earlier = lineOfId.putIfAbsent(id, heading.number());
    if (earlier != null) {
      String found = id + " again, first at line " + earlier;
      problems.add(Reason.DUPLICATE_ID, heading.number(), heading.column(), "a new id", found);
    }
    practice = new PracticeDraft(id, title, heading.number(), problems);
  }

  /** The practice whose lines are being read, if any. */
  @Nullable PracticeDraft practice() {
    return practice;
  }

  void closePractice() {
    if (practice != null) {
      practices.add(practice.finish());
      practice = null;
    }
  }

  private void closeTopic() {
    closePractice();
    if (topic != null && practices.isEmpty()) {
      empty(topic, "a practice under the topic");
    } else if (topic != null) {
      topics.add(new Outline.Topic(topic.value(), topic.number(), practices));
    }
    practices.clear();
    topic = null;
  }

  private void closeArea() {
    closeTopic();
    if (area != null && topics.isEmpty()) {
      empty(area, "a topic with a practice under the area");
    } else if (area != null) {
      areas.add(new Outline.Area(area.value(), topics));
    }
    topics.clear();
    area = null;
  }

  private void empty(MarkdownLine heading, String expected) {
    problems.add(Reason.EMPTY_HEADING, heading.number(), 1, expected, heading.value());
  }

  /** The outline of all that was read. */
  Outline finish(String title) {
    closeArea();
    return new Outline(title, areas);
  }
}
