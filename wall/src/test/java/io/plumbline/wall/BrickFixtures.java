package io.plumbline.wall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bricks for tests: single ones, and a wall in the shape of the built-in edition. */
final class BrickFixtures {
  private static final int[][] TOPICS = {
    {6, 8}, {1, 1, 1, 1, 1, 1, 5}, {4, 3, 3}, {4, 5, 4}, {7}, {5}
  };

  private BrickFixtures() {}

  static Brick brick(String id, Bucket bucket, int weight) {
    return brick(id, bucket, weight, null);
  }

  static Brick brick(String id, Bucket bucket, int weight, @Nullable String twin) {
    return new Brick(
        id,
        "Use strong sign-in mechanisms",
        "Area",
        "Topic",
        bucket,
        "Implemented",
        "Failing",
        bucket.word(),
        "HIGH",
        weight,
        twin,
        "/p/" + id,
        null);
  }

  /** Sixty bricks in six courses and seventeen topics, buckets in turn. */
  static List<Brick> sixty() {
    List<Brick> bricks = new ArrayList<>();
    for (int area = 0; area < TOPICS.length; area++) {
      for (int topic = 0; topic < TOPICS[area].length; topic++) {
        for (int i = 0; i < TOPICS[area][topic]; i++) {
          Bucket bucket = Bucket.values()[bricks.size() * 3 % Bucket.values().length];
          String id = "P-" + bricks.size();
          bricks.add(
              new Brick(
                  id,
                  "Title " + id,
                  "Area " + area,
                  "Topic " + area + topic,
                  bucket,
                  "Implemented",
                  "Passing",
                  bucket.word(),
                  "MEDIUM",
                  5,
                  null,
                  "#" + id,
                  null));
        }
      }
    }
    return bricks;
  }
}
