package io.plumbline.catalog.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one edition: areas, topics and practices in the order of its source. An area can
 * not be derived from a practice's id, and names repeat, so the order is kept as it stands.
 *
 * @param title the framework's title as the document gives it
 */
public record Outline(String title, List<Area> areas) {

  public Outline {
    areas = List.copyOf(areas);
  }

  /** First level. May carry the same title as one of its topics. */
  public record Area(String title, List<Topic> topics) {
    public Area {
      topics = List.copyOf(topics);
    }
  }

  /**
   * Second level; serves as the Well-Architected question.
   *
   * @param line where its heading stands, from 1; 0 when the source has no lines
   */
  public record Topic(String title, int line, List<Practice> practices) {
    public Topic {
      practices = List.copyOf(practices);
    }
  }

  /**
   * Third level.
   *
   * @param id unique in its edition and in nothing else, for example {@code SEC01-BP01}
   * @param description absent in editions that are an index only
   * @param url the documentation's address as given, absent when there is none
   * @param line where it starts in its source, from 1; 0 when the source has no lines
   * @param raw the source text it was read from, without trailing blanks; empty when it has none
   */
  public record Practice(
      String id,
      String title,
      @Nullable String description,
      @Nullable String url,
      int line,
      String raw) {}

  /**
   * A practice with the headings it stands under.
   *
   * @param ordinal in the edition, from 1
   * @param areaNumber the area's position in the edition, from 1
   * @param topicNumber the topic's position in its area, from 1
   */
  public record Placed(
      int ordinal, Area area, int areaNumber, Topic topic, int topicNumber, Practice practice) {}

  /** Every practice in document order. */
  public List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    for (int a = 0; a < areas.size(); a++) {
      Area area = areas.get(a);
      for (int t = 0; t < area.topics().size(); t++) {
        Topic topic = area.topics().get(t);
        for (Practice practice : topic.practices()) {
          placed.add(new Placed(placed.size() + 1, area, a + 1, topic, t + 1, practice));
        }
      }
    }
    return List.copyOf(placed);
  }

  /** How many practices the edition declares; twins count twice. */
  public int size() {
    return areas.stream()
        .flatMap(area -> area.topics().stream())
        .mapToInt(topic -> topic.practices().size())
        .sum();
  }
}
