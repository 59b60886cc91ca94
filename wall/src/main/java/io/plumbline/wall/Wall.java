package io.plumbline.wall;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An assessment as a wall: one brick a practice, one course an area. Drawing is deterministic:
 * equal bricks give equal text.
 */
public final class Wall {
  private final List<Brick> bricks;
  private final List<Course> courses;

  private Wall(List<Brick> bricks) {
    this.bricks = bricks;
    this.courses = Course.lay(bricks);
  }

  /** A wall of these bricks, in the edition's order. An empty list is a wall without bricks. */
  public static Wall of(List<Brick> bricks) {
    return new Wall(List.copyOf(bricks));
  }

  /** The courses from the top down, in the order their areas first appear. */
  public List<Course> courses() {
    return courses;
  }

  /** How many bricks each bucket holds; every bucket is present. */
  public Map<Bucket, Integer> counts() {
    Map<Bucket, Integer> counts = new EnumMap<>(Bucket.class);
    for (Bucket bucket : Bucket.values()) {
      counts.put(bucket, 0);
    }
    bricks.forEach(brick -> counts.merge(brick.bucket(), 1, Integer::sum));
    return counts;
  }

  /**
   * The share of leaning weight: weight of contradicted bricks over weight of all that apply, from
   * 0 to 1; 0 when nothing applies.
   */
  public double lean() {
    long all = 0;
    long leaning = 0;
    for (Brick brick : bricks) {
      if (brick.bucket() == Bucket.NOT_APPLICABLE) {
        continue;
      }
      all += brick.weight();
      leaning += brick.bucket() == Bucket.CONTRADICTED ? brick.weight() : 0;
    }
    return all == 0 ? 0 : (double) leaning / all;
  }

  /** The wall in words: {@code Wall of 60 practices: 21 proven, 7 contradicted}. */
  public String sentence() {
    StringBuilder text = new StringBuilder("Wall of " + bricks.size() + " practices");
    String mark = ": ";
    for (Map.Entry<Bucket, Integer> entry : counts().entrySet()) {
      if (entry.getValue() > 0) {
        text.append(mark).append(entry.getValue()).append(' ');
        text.append(entry.getKey().word().toLowerCase(java.util.Locale.ROOT));
        mark = ", ";
      }
    }
    return text.append('.').toString();
  }

  /** Full size with the plumb line; every brick is a link with an accessible name. */
  public String svg() {
    return svg("", Set.of());
  }

  /**
   * As {@link #svg()}, with some bricks outlined; their names say that they changed.
   *
   * @param prefix what the ids of the bricks begin with, where two walls stand on one page
   * @param changed ids of the practices to outline
   */
  public String svg(String prefix, Set<String> changed) {
    return new WallDrawing(this, prefix, changed).svg();
  }

  /** Sparkline size, one picture with one accessible name and no links of its own. */
  public String sparkline() {
    return new Sparkline(this).svg();
  }

  /** Number of the twin pair of each practice that has one, by practice id. */
  Map<String, Integer> pairs() {
    Map<String, Integer> pairs = new HashMap<>();
    int next = 0;
    for (Brick brick : bricks) {
      String twin = brick.twin();
      if (twin != null && !pairs.containsKey(brick.id())) {
        Integer known = pairs.get(twin);
        pairs.put(brick.id(), known != null ? known : next++);
      }
    }
    return pairs;
  }
}
