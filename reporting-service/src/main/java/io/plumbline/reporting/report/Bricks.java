package io.plumbline.reporting.report;

import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.reporting.score.Words;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Bucket;

/** Practices as bricks of the wall. */
final class Bricks {

  private Bricks() {}

  static Brick of(PracticeState practice) {
    return new Brick(
        practice.getPracticeId(),
        practice.getTitle(),
        practice.getArea(),
        practice.getTopic(),
        bucket(practice.getBucket()),
        Phrases.declared(practice.getAnswer()),
        Phrases.observed(practice.getObserved()),
        Phrases.word(practice.getVerdict()),
        Words.upper(practice.getRisk()).replace('_', ' '),
        practice.getWeight(),
        practice.getTwinId().isEmpty() ? null : practice.getTwinId(),
        "#" + PracticeLine.anchor(practice.getPracticeId()),
        null);
  }

  static Bucket bucket(io.plumbline.proto.assessment.v1.Bucket bucket) {
    return Bucket.valueOf(Words.upper(bucket));
  }
}
