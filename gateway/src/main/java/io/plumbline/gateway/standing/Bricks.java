package io.plumbline.gateway.standing;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.wall.Brick;
import java.util.Locale;

/** Makes bricks of practice states. */
public final class Bricks {
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

  /** The brick of a state, leading to its panel on this page. */
  public static Brick of(PracticeState state, String base, AssessmentQuery query, Session session) {
    return of(state, base + query.withPractice(key(state)).string(), session);
  }

  /** The brick of a state, leading somewhere. */
  public static Brick of(PracticeState state, String href, Session session) {
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
        href,
        state.hasExceptionExpireTime()
            ? session.moment(Instants.of(state.getExceptionExpireTime())).day()
            : null);
  }
}
