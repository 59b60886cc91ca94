package io.plumbline.gateway.standing;

import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.wall.Brick;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes bricks of practice states. */
public final class Bricks {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private Bricks() {}

  /** The resource id of a state's practice. */
  public static String key(PracticeState state) {
    String name = state.getAnswerName();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The resource id of a practice named by its id. */
  public static String key(String practiceId) {
    return practiceId.toLowerCase(Locale.ROOT);
  }

  /** The brick of a state, leading to its panel on this page; days are those of the zone. */
  public static Brick of(PracticeState state, String base, AssessmentQuery query, ZoneId zone) {
    return new Brick(
        state.getPracticeId(),
        state.getTitle(),
        state.getArea(),
        state.getTopic(),
        Terms.bucket(state.getBucket()),
        Terms.declared(state.getAnswer().getStatus()),
        Terms.observed(state.getObserved()),
        Terms.verdict(state.getVerdict()),
        Terms.risk(state.getRisk()),
        state.getWeight(),
        state.getTwinId().isEmpty() ? null : state.getTwinId(),
        base + query.withPractice(key(state)).string(),
        state.hasExceptionExpireTime()
            ? DAY.format(Instants.of(state.getExceptionExpireTime()).atZone(zone))
            : null);
  }
}
