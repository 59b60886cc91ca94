package io.plumbline.wall;

import java.util.ArrayList;
import java.util.List;

/**
 * One course of the wall: the bricks of one area, in the edition's order.
 *
 * @param area the area's name
 * @param bricks its bricks, at least one
 */
public record Course(String area, List<Brick> bricks) {

  public Course {
    bricks = List.copyOf(bricks);
  }

  /** How many bricks of this course are in the bucket. */
  public long count(Bucket bucket) {
    return bricks.stream().filter(brick -> brick.bucket() == bucket).count();
  }

  /** How many bricks of this course count at all. */
  public long applicable() {
    return bricks.size() - count(Bucket.NOT_APPLICABLE);
  }

  /** Groups bricks into courses by area; an area that comes back later joins its first course. */
  static List<Course> lay(List<Brick> bricks) {
    var byArea = new java.util.LinkedHashMap<String, List<Brick>>();
    for (Brick brick : bricks) {
      byArea.computeIfAbsent(brick.area(), area -> new ArrayList<>()).add(brick);
    }
    List<Course> courses = new ArrayList<>();
    byArea.forEach((area, laid) -> courses.add(new Course(area, laid)));
    return List.copyOf(courses);
  }
}
