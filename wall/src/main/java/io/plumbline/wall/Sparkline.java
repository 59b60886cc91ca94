package io.plumbline.wall;

import static io.plumbline.wall.Svg.number;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The wall in small: one path a bucket, so that five hundred of them stay light. Marks are
 * simplified but keep their silhouette.
 */
final class Sparkline {
  private static final double WIDTH = 6;
  private static final double HEIGHT = 4;
  private static final double STEP_X = 7.5;
  private static final double STEP_Y = 5.5;
  private static final double TOPIC_JOINT = 1.5;

  private final Wall wall;
  private final Map<Bucket, StringBuilder> paths = new EnumMap<>(Bucket.class);
  private double width = 1;

  Sparkline(Wall wall) {
    this.wall = wall;
  }

  String svg() {
    List<Course> courses = wall.courses();
    for (int i = 0; i < courses.size(); i++) {
      course(courses.get(i), 1 + (i % 2 == 0 ? 0 : 2), 1 + i * STEP_Y);
    }
    double height = Math.max(1, courses.size()) * STEP_Y + 1;
    Svg svg =
        new Svg()
            .raw("<svg class=\"wall spark\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
            .attr("viewBox", "0 0 " + number(width) + " " + number(height))
            .attr("width", width)
            .attr("height", height)
            .attr("aria-label", wall.sentence())
            .raw(">");
    paths.forEach(
        (bucket, d) ->
            svg.raw("<path class=\"b-" + bucket.mark() + "\" d=\"").raw(d.toString()).raw("\"/>"));
    return svg.raw("</svg>").toString();
  }

  private void course(Course course, double left, double y) {
    double x = left;
    String topic = course.bricks().get(0).topic();
    for (Brick brick : course.bricks()) {
      x += topic.equals(brick.topic()) ? 0 : TOPIC_JOINT;
      topic = brick.topic();
      if (brick.bucket() != Bucket.NOT_APPLICABLE) {
        paths
            .computeIfAbsent(brick.bucket(), bucket -> new StringBuilder())
            .append(shape(brick.bucket(), x, y));
      }
      x += STEP_X;
    }
    width = Math.max(width, x + 1);
  }

  private static String shape(Bucket bucket, double x, double y) {
    String corner = "M" + number(x) + " " + number(y);
    return switch (bucket) {
      case CONTRADICTED -> "M" + number(x) + " " + number(y + 1) + "l6-1.5v4l-6 1.5z";
      case DECLARED_ONLY -> "M" + number(x) + " " + number(y + 2) + "h6v2h-6z";
      case EXCEPTED ->
          corner + "h6v2h-6zM" + number(x + 1) + " " + number(y + 2) + "v2h1v-2zm3 0v2h1v-2z";
      case ADMITTED -> corner + "h2l1 2l1-2h2v4h-6z";
      case STALE -> corner + "h1.2v4h-1.2zm2.4 0h1.2v4h-1.2zm2.4 0h1.2v4h-1.2z";
      case UNKNOWN -> "M" + number(x + .4) + " " + number(y + .4) + "h5.2v3.2h-5.2z";
      default -> corner + "h" + number(WIDTH) + "v" + number(HEIGHT) + "h-" + number(WIDTH) + "z";
    };
  }
}
