package io.plumbline.wall;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws the wall at full size: courses in running bond, topic joints, plumb line. */
final class WallDrawing {
  private static final double BRICK_WIDTH = 34;
  private static final double BRICK_HEIGHT = 21;
  private static final double JOINT = 5;
  private static final double TOPIC_JOINT = 8;
  private static final double BOND = 10;
  private static final double EDGE = 5;
  private static final double PLUMB_WIDTH = 96;

  private final Wall wall;
  private final Map<String, Integer> pairs;
  private final String prefix;
  private final Set<String> changed;

  WallDrawing(Wall wall, String prefix, Set<String> changed) {
    this.wall = wall;
    this.prefix = prefix;
    this.changed = changed;
    this.pairs = wall.pairs();
  }

  String svg() {
    List<Course> courses = wall.courses();
    double width = 2 * EDGE;
    for (int i = 0; i < courses.size(); i++) {
      width = Math.max(width, start(i) + length(courses.get(i)) + EDGE);
    }
    double height = 2 * EDGE + Math.max(1, courses.size()) * (BRICK_HEIGHT + JOINT) - JOINT;
    Svg svg =
        new Svg()
            .raw("<svg class=\"wall\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\"")
            .attr("viewBox", "0 0 " + Svg.number(width + PLUMB_WIDTH) + " " + Svg.number(height))
            .attr("aria-label", wall.sentence())
            .raw(">");
    svg.raw("<rect class=\"mortar\" x=\"0\" y=\"0\"")
        .attr("width", width)
        .attr("height", height)
        .attr("rx", 3)
        .raw("/>");
    for (int i = 0; i < courses.size(); i++) {
      course(svg, courses.get(i), start(i), EDGE + i * (BRICK_HEIGHT + JOINT), width);
    }
    new PlumbLine(wall.lean(), width, PLUMB_WIDTH, height).draw(svg);
    return svg.raw("</svg>").toString();
  }

  private static double start(int course) {
    return EDGE + (course % 2 == 0 ? 0 : BOND);
  }

  private static double length(Course course) {
    double length = 0;
    String topic = null;
    for (Brick brick : course.bricks()) {
      length += topic == null || topic.equals(brick.topic()) ? 0 : TOPIC_JOINT;
      length += BRICK_WIDTH + JOINT;
      topic = brick.topic();
    }
    return length - JOINT;
  }

  private void course(Svg svg, Course course, double left, double y, double width) {
    double x = left;
    String topic = null;
    for (Brick brick : course.bricks()) {
      x += topic == null || topic.equals(brick.topic()) ? 0 : TOPIC_JOINT;
      brick(svg, brick, x, y);
      x += BRICK_WIDTH + JOINT;
      topic = brick.topic();
    }
    rest(svg, x, y, width - EDGE);
  }

  /** Uncut stone fills a short course, so that the wall keeps its edge. */
  private static void rest(Svg svg, double left, double y, double right) {
    if (right - left > BRICK_WIDTH / 2) {
      svg.raw("<rect class=\"rest\"")
          .attr("x", left + TOPIC_JOINT)
          .attr("y", y)
          .attr("width", right - left - TOPIC_JOINT)
          .attr("height", BRICK_HEIGHT)
          .attr("rx", 1)
          .raw("/>");
    }
  }

  private void brick(Svg svg, Brick brick, double x, double y) {
    String key = brick.id().toLowerCase(Locale.ROOT);
    boolean outlined = changed.contains(brick.id());
    String name = outlined ? brick.sentence() + " Changed." : brick.sentence();
    svg.raw("<a")
        .attr("id", prefix + "brick-" + key)
        .attr("class", "brick b-" + brick.bucket().mark() + (outlined ? " outlined" : ""))
        .attr("href", brick.href())
        .attr("data-practice", key)
        .attr("aria-label", name)
        .raw("><title>")
        .text(name)
        .raw("</title><rect class=\"cell\"")
        .attr("x", x - JOINT / 2)
        .attr("y", y - JOINT / 2)
        .attr("width", BRICK_WIDTH + JOINT)
        .attr("height", BRICK_HEIGHT + JOINT)
        .attr("rx", 2)
        .raw("/>");
    new Stone(x, y, BRICK_WIDTH, BRICK_HEIGHT).draw(brick.bucket(), svg);
    Integer pair = pairs.get(brick.id());
    if (pair != null) {
      svg.raw(MasonMark.svg(pair, x + BRICK_WIDTH - 8, y + BRICK_HEIGHT / 2));
    }
    svg.raw("</a>");
  }
}
